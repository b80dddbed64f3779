using System.Globalization;
using System.Text.Json;

namespace StagingTools.Engine.Deployments.Smoke;

/// <summary>Says whether an answer is what a check expects. Asks nobody, and repeats nothing of the answer but status and length.</summary>
internal static class SmokeJudge
{
    /// <summary>What is wrong with an answer, a sentence each; nothing when it is good.</summary>
    /// <param name="check">What is expected.</param>
    /// <param name="answer">The answer.</param>
    public static IReadOnlyList<string> Failures(SmokeCheck check, SmokeAnswer answer)
    {
        var failures = new List<string>();
        if (!check.Statuses.Contains(answer.StatusCode))
            failures.Add(string.Create(
                CultureInfo.InvariantCulture, $"status {answer.StatusCode} where {Words(check.Statuses)} is expected"));
        failures.AddRange(JsonFailures(check, answer));
        if (check.Text is { } text && !answer.Text().Contains(text, StringComparison.Ordinal))
            failures.Add(answer.IsCut
                ? "the expected text is not in the part of the answer that was read"
                : "the expected text is not in the answer");
        if (check.Latency is { } most && answer.Latency > most)
            failures.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"it took {answer.Latency.TotalMilliseconds:0} ms where at most {most.TotalMilliseconds:0} ms are allowed"));
        return failures;
    }

    private static IEnumerable<string> JsonFailures(SmokeCheck check, SmokeAnswer answer)
    {
        if (check.Json.Count == 0)
            yield break;
        if (answer.IsCut)
        {
            yield return "the answer is too long to be read as JSON";
            yield break;
        }

        using JsonDocument? document = answer.Json();
        if (document is null)
        {
            yield return "the answer is no JSON";
            yield break;
        }

        foreach (JsonExpectation expectation in check.Json)
        {
            if (expectation.Location.Find(document.RootElement) is not { } value)
                yield return $"{expectation.Location.Text} is not in the answer";
            else if (!JsonElement.DeepEquals(value, expectation.Expected))
                yield return $"{expectation.Location.Text} has not the expected value";
        }
    }

    private static string Words(IReadOnlyList<int> statuses)
    {
        string[] numbers = [.. statuses.Select(status => status.ToString(CultureInfo.InvariantCulture))];
        return numbers is [.. { Length: > 0 } first, { } last] ? $"{string.Join(", ", first)} or {last}" : numbers[0];
    }
}
