using System.Text.RegularExpressions;
using StagingTools.Completion;
using StagingTools.Engine.Diagnosis;
using StagingTools.Engine.Tests.Faces;

namespace StagingTools.Engine.Tests.Diagnosis;

public sealed partial class CheckCatalogTests
{
    private static readonly string[] Categories = ["Machine", "Account", "State", "Network", "Database", "Cache", "Application", "Secrets", "Monitoring"];

    [Fact]
    public void The_page_lists_every_check_with_its_needs_and_calls()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "diagnosis.md"));

        Assert.Equal(
            CheckCatalog.All.Select(check => $"| `{check.Id}` | {check.Title} | {Codes(check.Needs)} | {Codes(check.Calls)} |"),
            Row().Matches(page.Split("## The checks")[1].Split("\n## ")[0]).Select(match => match.Value));
    }

    [Fact]
    public void Ids_are_words_of_their_own_and_needs_lead_to_checks_in_no_circle()
    {
        Assert.Equal(CheckCatalog.All.Count, CheckCatalog.Ids.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(CheckCatalog.All, check =>
        {
            Assert.Matches("^[A-Z][A-Za-z0-9]+$", check.Id);
            Assert.Contains(check.Category, Categories);
            Assert.All(check.Needs, need => Assert.Contains(need, CheckCatalog.Ids));
            Assert.DoesNotContain(check.Id, Above(check, depth: 0).Select(need => need.Id));
        });
    }

    [Fact]
    public void What_calls_AWS_needs_credentials()
    {
        // Tools compares with the database where it can.
        Assert.All(
            CheckCatalog.All.Where(check => check.Calls.Count > 0 && check.Id is not ("Credentials" or "Tools")),
            check => Assert.Contains("Credentials", Above(check, depth: 0).Select(need => need.Id)));
    }

    [Fact]
    public void Ids_are_completed()
    {
        Assert.Equal(CheckCatalog.Ids, CheckIdCompleter.Choices(""));
        Assert.Equal(["StateBackend", "StateLock"], CheckIdCompleter.Choices("'state"));
    }

    private static IEnumerable<ICheck> Above(ICheck check, int depth)
    {
        Assert.InRange(depth, 0, 20);
        return CheckCatalog.All.Where(one => check.Needs.Contains(one.Id)).SelectMany(need => Above(need, depth + 1).Prepend(need));
    }

    private static string Codes(IReadOnlyList<string> words) => words.Count == 0 ? "-" : string.Join(", ", words.Select(word => $"`{word}`"));

    [GeneratedRegex(@"^\| `[A-Z].*\|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
