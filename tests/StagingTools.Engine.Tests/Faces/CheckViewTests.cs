using StagingTools.Cli.Views;
using StagingTools.Engine.Diagnosis;

namespace StagingTools.Engine.Tests.Faces;

public sealed class CheckViewTests
{
    [Fact]
    public void Each_check_is_a_line_and_below_stands_what_is_wrong_and_what_mends_it()
    {
        CheckView view = new();
        using StringWriter output = new() { NewLine = "\n" };
        view.Add(Check("Clock", CheckStatus.Passed) with { Evidence = ["in time"] }, output);
        view.Add(Check("Backups", CheckStatus.Failed) with { Evidence = ["a", "b"], Reason = "There is no snapshot.", Mend = "Make one." }, output);
        view.Add(Check("StateLock", CheckStatus.Passed) with { Evidence = ["nobody holds it"], IsFixed = true }, output);
        view.Add(Check("Alarms", CheckStatus.Skipped) with { Reason = "Credentials failed." }, output);
        view.Add(Check("Tasks", CheckStatus.Skipped) with { Reason = "Credentials failed." }, output);
        view.End(output);

        Assert.Equal(
            """
            STATUS   CHECK      EVIDENCE
            passed   Clock      in time
            FAILED   Backups    a; b
            mended   StateLock  nobody holds it
            skipped  Alarms
            skipped  Tasks
            Backups: There is no snapshot.
              → Make one.
            Alarms, Tasks: Credentials failed.
            2 passed, 0 with a warning, 1 failed, 2 skipped

            """,
            output.ToString());
    }

    private static StagingCheck Check(string id, CheckStatus status) => new()
    {
        Project = "shop",
        EnvironmentName = "staging",
        Region = "us-east-1",
        Id = id,
        Category = "Machine",
        Title = id,
        Status = status,
    };
}
