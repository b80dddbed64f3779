using System.Xml.Linq;
using StagingTools.Engine.Diagnosis;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Tests.Diagnosis;

public sealed class CheckReportTests : IDisposable
{
    private static readonly ICheck[] Checks =
    [
        new ScriptedCheck("Good", CheckResult.Passed("a < b", "bell\u0007 & \ud83d\ude00")),
        new ScriptedCheck("Doubtful", CheckResult.Warning("Look at | it.", "Do *this*.")),
        new ScriptedCheck("Bad", CheckResult.Failed("\"quoted\" <tag>", "Run 'staging new'.") with { Evidence = ["x"] }),
        new ScriptedCheck("Child", CheckResult.Passed(), "Bad"),
    ];

    private readonly CheckTrial trial = new();

    public void Dispose() => trial.Dispose();

    [Fact]
    public async Task JUnit_tells_failures_skips_and_warnings_as_build_servers_read_them()
    {
        await trial.RunAsync(new() { ReportPath = ["out/checks.xml"] }, Checks);

        XElement suite = XDocument.Load(Path.Combine(trial.Folder, "out", "checks.xml")).Root!.Element("testsuite")!;
        Assert.Equal(
            ("staging (whatsapp-saas, us-east-1)", "4", "1", "1", "2026-03-15T12:00:00"),
            ((string)suite.Attribute("name")!, (string)suite.Attribute("tests")!, (string)suite.Attribute("failures")!, (string)suite.Attribute("skipped")!, (string)suite.Attribute("timestamp")!));
        XElement[] cases = [.. suite.Elements("testcase")];
        Assert.Equal(["Good", "Doubtful", "Bad", "Child"], cases.Select(one => (string)one.Attribute("name")!));
        Assert.Equal("a < b\nbell\uFFFD & \ud83d\ude00", cases[0].Element("system-out")!.Value);
        Assert.Equal("Warning: Look at | it.\nDo *this*.", cases[1].Element("system-out")!.Value);
        Assert.Null(cases[1].Element("failure"));
        XElement failure = cases[2].Element("failure")!;
        Assert.Equal(("\"quoted\" <tag>", "Run 'staging new'.", "EnvironmentCheckFailed"), ((string)failure.Attribute("message")!, failure.Value, (string)failure.Attribute("type")!));
        Assert.StartsWith("Bad, which it needs, failed", (string)cases[3].Element("skipped")!.Attribute("message")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Markdown_is_a_table_and_what_to_do()
    {
        await trial.RunAsync(new() { ReportPath = ["checks.md"] }, Checks);

        string text = await File.ReadAllTextAsync(Path.Combine(trial.Folder, "checks.md"), TestContext.Current.CancellationToken);
        Assert.StartsWith("### ❌ Checks of `staging`: 1 passed, 1 with a warning, 1 failed, 1 skipped\n", text, StringComparison.Ordinal);
        Assert.Contains("| ✅ | `Good` | a \\< b<br>", text, StringComparison.Ordinal);
        Assert.Contains("(`Doubtful`): Look at \\| it.\n→ Do \\*this\\*.\n", text, StringComparison.Ordinal);
        Assert.Contains("| ➖ | `Child` | skipped: Bad, which it needs, failed", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_kind_of_file_is_refused_before_anything_is_looked_at()
    {
        var check = new ScriptedCheck("Good", CheckResult.Passed());

        StagingException error = await Assert.ThrowsAsync<StagingException>(() => trial.RunAsync(new() { ReportPath = ["a.xml", "b.html"] }, check));

        Assert.Equal(("InvalidReportPath", "b.html", 0), (error.ErrorId, error.TargetInput, check.Looks));
    }

    [Fact]
    public async Task What_if_writes_no_report()
    {
        using var shown = new CheckTrial(agrees: false);

        await shown.RunAsync(new() { ReportPath = ["checks.xml"] }, Checks);

        Assert.False(File.Exists(Path.Combine(shown.Folder, "checks.xml")));
    }

    [Fact]
    public async Task A_build_server_gets_the_page_and_a_line_for_each_warning_and_each_further_failure()
    {
        trial.Variables.Add(("GITHUB_ACTIONS", "true"));
        trial.Variables.Add(("GITHUB_STEP_SUMMARY", Path.Combine(trial.Folder, "summary.md")));

        await trial.RunAsync(null, [.. Checks, new ScriptedCheck("Worse", CheckResult.Failed("It is gone."))]);

        Assert.Equal(
            [
                "info ::warning::Doubtful: Look at | it. Do *this*.",
                "info ::error title=EnvironmentCheckFailed::The check Worse of staging failed: It is gone. Read the evidence of the check.",
            ],
            trial.Host.Lines.Where(line => line.StartsWith("info ::", StringComparison.Ordinal)));
        Assert.Contains("2 failed", await File.ReadAllTextAsync(Path.Combine(trial.Folder, "summary.md"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_a_failure_is_an_error()
    {
        StagingCheck check = new()
        {
            Project = "shop",
            EnvironmentName = "staging",
            Region = "us-east-1",
            Id = "Backups",
            Category = "Database",
            Title = "snapshots",
            Status = CheckStatus.Failed,
            Reason = "There is none.",
            Mend = "Make one.",
        };

        StagingException error = CheckErrors.For(check)!;
        Assert.Equal(
            ("EnvironmentCheckFailed", StagingErrorCategory.OperationFailed, "The check Backups of staging failed: There is none.", "Make one."),
            (error.ErrorId, error.Category, error.Message, error.RecommendedAction));
        Assert.Equal("The check Backups failed: There is none.", CheckErrors.For(check with { EnvironmentName = "" })!.Message);
        Assert.All(
            (CheckStatus[])[CheckStatus.Passed, CheckStatus.Warning, CheckStatus.Skipped],
            status => Assert.Null(CheckErrors.For(check with { Status = status })));
    }
}
