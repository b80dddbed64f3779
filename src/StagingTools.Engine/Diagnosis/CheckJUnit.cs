using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace StagingTools.Engine.Diagnosis;

/// <summary>The checks as JUnit's XML, the form that build servers read.</summary>
/// <remarks>
/// There is no standard; this is what GitLab, Azure Pipelines, Jenkins and the reporters of GitHub Actions have in common:
/// https://github.com/testmoapp/junitxml.
/// </remarks>
internal static class CheckJUnit
{
    /// <summary>The document.</summary>
    /// <param name="checks">What was found.</param>
    /// <param name="now">When, UTC.</param>
    public static string Of(IReadOnlyList<StagingCheck> checks, DateTimeOffset now)
    {
        string name = checks.Count == 0 || checks[0].EnvironmentName.Length == 0 ? "staging check" : $"{checks[0].EnvironmentName} ({checks[0].Project}, {checks[0].Region})";
        object[] counts =
        [
            new XAttribute("tests", checks.Count),
            new XAttribute("failures", checks.Count(check => check.Status == CheckStatus.Failed)),
            new XAttribute("errors", 0),
            new XAttribute("skipped", checks.Count(check => check.Status == CheckStatus.Skipped)),
            new XAttribute("time", Seconds(checks.Aggregate(TimeSpan.Zero, (sum, check) => sum + check.Duration))),
        ];
        var document = new XDocument(new XElement(
            "testsuites",
            new XAttribute("name", "staging check"),
            counts,
            new XElement(
                "testsuite",
                new XAttribute("name", Clean(name)),
                counts,
                new XAttribute("timestamp", now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture)),
                checks.Select(Case))));
        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{document}\n".ReplaceLineEndings("\n");
    }

    private static XElement Case(StagingCheck check)
    {
        var element = new XElement(
            "testcase",
            new XAttribute("classname", $"StagingTools.{check.Category}"),
            new XAttribute("name", check.Id),
            new XAttribute("time", Seconds(check.Duration)));
        if (check.Status == CheckStatus.Failed)
            element.Add(new XElement(
                "failure",
                new XAttribute("message", Clean(check.Reason ?? "")),
                new XAttribute("type", "EnvironmentCheckFailed"),
                Clean(check.Mend ?? "")));
        if (check.Status == CheckStatus.Skipped)
            element.Add(new XElement("skipped", new XAttribute("message", Clean(check.Reason ?? ""))));

        IEnumerable<string> told = check.Evidence;
        // JUnit knows no warnings: a test that passed says what it has to say here.
        if (check.Status == CheckStatus.Warning)
            told = ((string?[])[$"Warning: {check.Reason}", check.Mend]).OfType<string>().Concat(told);
        if (check.IsFixed)
            told = told.Prepend("Mended just now.");
        if (told.Any())
            element.Add(new XElement("system-out", Clean(string.Join('\n', told))));
        return element;
    }

    private static string Seconds(TimeSpan duration) => duration.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);

    // XML 1.0 cannot hold most control characters, not even escaped; an answer of AWS may.
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i]))
                clean.Append(text[i]);
            else if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
                clean.Append(text[i]).Append(text[++i]);
            else
                clean.Append('\uFFFD');
        }

        return clean.ToString();
    }
}
