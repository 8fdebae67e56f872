import { type Problem, problemText } from "#components/comments/problem.ts";
import { texts } from "#components/ui/voice.ts";

/** What will happen to a corrected comment, or why it was not taken. */
export function EditProblem({ problem }: { problem: Problem | null }) {
  return problem ? (
    <p className="small mt-4 font-bold text-accent" role="alert">
      {problemText(problem)}
    </p>
  ) : (
    <p className="small mt-4 text-muted">{texts()("form.editNote")}</p>
  );
}
