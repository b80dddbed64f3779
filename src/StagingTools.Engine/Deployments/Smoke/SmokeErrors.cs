using System.Globalization;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Deployments.Smoke;

/// <summary>What is said of smoke tests that failed, and of those that cannot be made.</summary>
public static class SmokeErrors
{
    /// <summary>The error that a test amounts to, besides the <see cref="StagingSmokeTest"/>.</summary>
    /// <param name="test">The test.</param>
    /// <returns><c>SmokeTestFailed</c>; <see langword="null"/> when it passed.</returns>
    public static StagingException? For(StagingSmokeTest test)
    {
        ArgumentNullException.ThrowIfNull(test);
        return test.Status == SmokeTestStatus.Passed
            ? null
            : new StagingException(
                "SmokeTestFailed",
                StagingErrorCategory.OperationFailed,
                $"The smoke test '{test.Name}' failed: {test.Method} {test.Url}: {test.Reason}.")
            {
                TargetInput = test.Name,
                RecommendedAction =
                    "Look at the application's log ('staging logs'); 'staging undo' goes back to the last good revision.",
            };
    }

    /// <summary>All tests in one sentence, for a deployment's reason and for notifications.</summary>
    /// <param name="tests">The tests of a deployment, at least one of which failed.</param>
    internal static string Describe(IReadOnlyList<StagingSmokeTest> tests)
    {
        StagingSmokeTest[] failed = [.. tests.Where(test => test.Status == SmokeTestStatus.Failed)];
        return string.Create(CultureInfo.InvariantCulture, $"{failed.Length} of {tests.Count} smoke tests failed: ")
            + string.Join("; ", failed.Select(test => $"'{test.Name}': {test.Reason}"));
    }

    /// <summary>Nobody knows where the application answers.</summary>
    /// <param name="name">The environment.</param>
    /// <param name="checks">The checks that have only a path.</param>
    internal static StagingException NoAddress(EnvironmentName name, IEnumerable<SmokeCheck> checks) => new(
        "ApplicationUrlMissing",
        StagingErrorCategory.InvalidArgument,
        $"Where the application of {name.Name} answers is not known, and a smoke test with a path needs it: "
            + string.Join(", ", checks.Select(check => check.Place is { } place ? $"'{check.Name}' ({place})" : $"'{check.Name}'")) + ".")
    {
        TargetInput = name.Name,
        RecommendedAction = "Give --url or publish.url of stagingtools.json, or write whole URLs (url) into the smoke tests.",
    };

    /// <summary>What was given is no address.</summary>
    internal static StagingException InvalidUrl() => new(
        "InvalidUrl",
        StagingErrorCategory.InvalidArgument,
        "The application's address has to be an http or https URL without user name, password, query and fragment.")
    {
        RecommendedAction = "Write it such as https://staging.example.com.",
    };

    /// <summary>A header's value cannot be had.</summary>
    /// <param name="check">The check.</param>
    /// <param name="header">The header's name.</param>
    /// <param name="reference">The reference that leads nowhere.</param>
    internal static StagingException NoHeader(SmokeCheck check, string header, string reference) => new(
        "ReferenceNotFound",
        StagingErrorCategory.NotFound,
        $"The header {header} of the smoke test '{check.Name}' ({check.Place}) is kept in {reference}, and there is nothing there.")
    {
        TargetInput = reference,
        RecommendedAction = "Set the variable or make the secret, or correct the reference.",
    };
}
