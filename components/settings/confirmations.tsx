import { DeleteMyDataForm } from "@/components/settings/delete-my-data-form";
import { DisconnectForm } from "@/components/settings/disconnect-form";
import { quietButton } from "@/components/ui/button";
import { ConfirmLink } from "@/components/ui/confirm-link";
import { routes } from "@/lib/routes";

const className = `${quietButton} text-mark`;

/** Ends the connection to TikTok, once the person has confirmed it. */
export function DisconnectLink() {
  return (
    <ConfirmLink
      href={routes.disconnect}
      label="Disconnect TikTok"
      className={className}
      title="Disconnect TikTok?"
      cancelLabel="Keep it"
    >
      <DisconnectForm />
    </ConfirmLink>
  );
}

/** Deletes all that this site has about the person, once the person has confirmed it. */
export function DeleteMyDataLink() {
  return (
    <ConfirmLink
      href={routes.deleteMyData}
      label="Delete my data"
      className={className}
      title="Delete your data?"
      cancelLabel="Keep my data"
    >
      <DeleteMyDataForm />
    </ConfirmLink>
  );
}
