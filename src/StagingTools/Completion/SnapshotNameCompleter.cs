using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using StagingTools.Commands;
using StagingTools.Engine;
using StagingTools.Engine.Environments.Snapshots;

namespace StagingTools.Completion;

/// <summary>
/// Completes the names of an environment's snapshots, the newest first. Asks AWS, for two seconds at most, and offers nothing
/// when there is no answer by then.
/// </summary>
public sealed class SnapshotNameCompleter : IArgumentCompleter
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
        GetSnapshotRequest request = RequestBinder.Build<GetSnapshotRequest>(
            fakeBoundParameters.Keys.OfType<string>()
                .Where(name => name is "EnvironmentName" or "Project" or "Region" or "ProfileName")
                .ToDictionary(name => name, name => (object?)(fakeBoundParameters[name] as string), StringComparer.OrdinalIgnoreCase));
        return Snapshots(StagingContext.FromProcess(CurrentFolder.Of(fakeBoundParameters)), request, word, Patience)
            .Select(snapshot => new CompletionResult(
                Quoting.Argument(snapshot.SnapshotId),
                snapshot.SnapshotId,
                CompletionResultType.ParameterValue,
                $"{snapshot.Kind}, {snapshot.SizeGB} GB, {snapshot.Status}"));
    }

    /// <summary>The snapshots whose names begin with a word, the newest first.</summary>
    /// <param name="context">Where to ask.</param>
    /// <param name="request">Of which environment.</param>
    /// <param name="word">The beginning; empty for all.</param>
    /// <param name="patience">How long to wait for the answer.</param>
    internal static IReadOnlyList<StagingSnapshot> Snapshots(
        StagingContext context, GetSnapshotRequest request, string word, TimeSpan patience) =>
        PatientQuestion.Ask(token => ListAsync(context, request, word, token), patience);

    private static async Task<List<StagingSnapshot>> ListAsync(
        StagingContext context, GetSnapshotRequest request, string word, CancellationToken cancellationToken)
    {
        List<StagingSnapshot> found = [];
        await foreach (StagingSnapshot snapshot in new GetSnapshot(context).RunAsync(request, new SilentHost(), cancellationToken))
            if (snapshot.SnapshotId.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                found.Add(snapshot);
        return found;
    }
}
