using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Language;
using StagingTools.Commands;
using StagingTools.Engine;
using StagingTools.Engine.Deployments;

namespace StagingTools.Completion;

/// <summary>
/// Completes the revisions that a service can go to, the newest first, each with its image's tag. Asks AWS, for two seconds at
/// most, and offers nothing when there is no answer by then.
/// </summary>
public sealed class RevisionCompleter : IArgumentCompleter
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        string word = wordToComplete.Trim('\'', '"');
        GetDeploymentRequest request = RequestBinder.Build<GetDeploymentRequest>(
            fakeBoundParameters.Keys.OfType<string>()
                .Where(name => name is "EnvironmentName" or "Project" or "Region" or "ProfileName" or "Cluster" or "Service" or "Container")
                .ToDictionary(name => name, name => (object?)(fakeBoundParameters[name] as string), StringComparer.OrdinalIgnoreCase));
        return Revisions(StagingContext.FromProcess(CurrentFolder.Of(fakeBoundParameters)), request, word, Patience)
            .Select(offer => new CompletionResult(
                Quoting.Argument(offer.Text), offer.Text, CompletionResultType.ParameterValue, Describe(offer.Revision)));
    }

    /// <summary>The revisions of which a name begins with a word, the newest first: the number, <c>family:revision</c> or the tag.</summary>
    /// <param name="context">Where to ask.</param>
    /// <param name="request">Of which environment.</param>
    /// <param name="word">The beginning; empty for all.</param>
    /// <param name="patience">How long to wait for the answer.</param>
    internal static IReadOnlyList<(string Text, StagingDeploymentRecord Revision)> Revisions(
        StagingContext context, GetDeploymentRequest request, string word, TimeSpan patience) =>
        PatientQuestion.Ask(token => ListAsync(context, request, word, token), patience);

    /// <summary>What is told of a revision beside its number.</summary>
    internal static string Describe(StagingDeploymentRecord revision) => string.Join(
        ", ",
        new[]
        {
            revision.ImageTag ?? revision.ImageDigest ?? revision.Image,
            revision.Status.ToString(),
            revision.RegisteredAt?.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture),
        }.OfType<string>());

    private static async Task<List<(string Text, StagingDeploymentRecord Revision)>> ListAsync(
        StagingContext context, GetDeploymentRequest request, string word, CancellationToken cancellationToken)
    {
        List<(string, StagingDeploymentRecord)> found = [];
        await foreach (StagingDeploymentRecord revision in new GetDeployment(context).RunAsync(request, new SilentHost(), cancellationToken))
            if (revision is { Active: true, Serving: false } && Text(revision, word) is { } text)
                found.Add((text, revision));
        return found;
    }

    private static string? Text(StagingDeploymentRecord revision, string word) =>
        new[] { revision.Revision[(revision.Revision.LastIndexOf(':') + 1)..], revision.Revision, revision.ImageTag }
            .FirstOrDefault(name => name?.StartsWith(word, StringComparison.OrdinalIgnoreCase) == true);
}
