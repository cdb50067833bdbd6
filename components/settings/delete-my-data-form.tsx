import { deleteMyData } from "@/components/settings/actions";
import { dangerButton } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";

/** Explains what deleting one's data does, and has the button to do it. */
export function DeleteMyDataForm() {
  return (
    <form action={deleteMyData}>
      <p className="mt-2 text-muted text-sm">
        This site deletes everything that it keeps about you, including your history, loses access
        to your TikTok account, and signs you out in every browser. This cannot be undone. Your
        TikTok account stays as it is.
      </p>
      <SubmitButton className={`${dangerButton} mt-5 w-full`}>Delete my data</SubmitButton>
    </form>
  );
}
