using System.Globalization;
using System.Text;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Diagnosis;

/// <summary>The checks as a page to read.</summary>
internal static class CheckMarkdown
{
    /// <summary>The page.</summary>
    /// <param name="checks">What was found.</param>
    public static string Of(IReadOnlyList<StagingCheck> checks)
    {
        var text = new StringBuilder();
        int failed = checks.Count(check => check.Status == CheckStatus.Failed);
        int warned = checks.Count(check => check.Status == CheckStatus.Warning);
        string sign = failed > 0 ? "❌" : warned > 0 ? "⚠️" : "✅";
        string what = checks.Count == 0 || checks[0].EnvironmentName.Length == 0 ? "" : $" of {Markdown.Code(checks[0].EnvironmentName)}";
        text.Append(CultureInfo.InvariantCulture, $"### {sign} Checks{what}: ")
            .Append(CultureInfo.InvariantCulture, $"{checks.Count(check => check.Status == CheckStatus.Passed)} passed, {warned} with a warning, ")
            .Append(CultureInfo.InvariantCulture, $"{failed} failed, {checks.Count(check => check.Status == CheckStatus.Skipped)} skipped\n\n")
            .Append("| | check | what is seen |\n|---|---|---|\n");
        foreach (StagingCheck check in checks)
            text.Append(CultureInfo.InvariantCulture, $"| {Sign(check)} | {Markdown.Code(check.Id)} | {Seen(check)} |\n");

        foreach (StagingCheck check in checks.Where(check => check.Status is CheckStatus.Failed or CheckStatus.Warning))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{Sign(check)} **{Markdown.Escape(check.Title)}** ({Markdown.Code(check.Id)}): {Markdown.Escape(check.Reason ?? "")}\n");
            if (check.Mend is { Length: > 0 } mend)
                text.Append(CultureInfo.InvariantCulture, $"→ {Markdown.Escape(mend)}\n");
        }

        return text.Append('\n').ToString();
    }

    private static string Seen(StagingCheck check)
    {
        IEnumerable<string> seen = check.Status == CheckStatus.Skipped ? [$"skipped: {check.Reason}"] : check.Evidence;
        return string.Join("<br>", (check.IsFixed ? seen.Prepend("mended just now") : seen).Select(Markdown.Escape));
    }

    private static string Sign(StagingCheck check) => check.Status switch
    {
        CheckStatus.Passed => "✅",
        CheckStatus.Warning => "⚠️",
        CheckStatus.Failed => "❌",
        _ => "➖",
    };
}
