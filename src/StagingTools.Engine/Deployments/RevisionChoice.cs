using System.Globalization;
using Amazon.ECS.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Deployments;

/// <summary>Chooses the revision that a service goes back to.</summary>
/// <param name="revisions">Reads them.</param>
/// <param name="service">The service as it is.</param>
/// <param name="current">The revision that it is set to.</param>
/// <param name="container">The application's container; <see langword="null"/> when it goes without saying.</param>
internal sealed class RevisionChoice(RevisionReader revisions, Service service, Revision current, string? container)
{
    private const int Searched = 100;
    private const int Shown = 10;

    /// <summary>
    /// The newest revision before the current one that is recorded as completed; where none is, the newest of which nothing is
    /// recorded.
    /// </summary>
    /// <returns>The revision, and whether nothing says that it was good.</returns>
    /// <exception cref="StagingException"><c>NoPreviousRevision</c>.</exception>
    public async Task<(Revision Revision, bool IsGuess)> PreviousAsync(CancellationToken cancellationToken)
    {
        var ends = new List<(Revision Revision, DeploymentOutcome Outcome)>();
        await foreach (Revision revision in revisions.ActiveAsync(Family, Searched, current.Number, cancellationToken))
        {
            DeploymentOutcome outcome = RevisionOutcome.Of(service, revision);
            if (outcome == DeploymentOutcome.Completed)
                return (revision, false);
            ends.Add((revision, outcome));
        }

        return ends.Find(end => end.Outcome == DeploymentOutcome.Unknown).Revision is { } unknown
            ? (unknown, true)
            : throw UndoErrors.NoPrevious(current, ends);
    }

    /// <summary>The revision that was asked for.</summary>
    /// <param name="wanted">A number, <c>family:revision</c>, or the tag of an image.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="StagingException"><c>RevisionNotFound</c>, <c>RevisionServes</c> or <c>RevisionNotActive</c>.</exception>
    public async Task<Revision> NamedAsync(string wanted, CancellationToken cancellationToken)
    {
        Revision found = await ByNumberAsync(wanted, cancellationToken)
            ?? await ByTagAsync(wanted, cancellationToken)
            ?? throw UndoErrors.NotFound(current, wanted, await NewestAsync(cancellationToken));
        if (found.TaskDefinitionArn == current.TaskDefinitionArn)
            throw UndoErrors.Serves(current, wanted);
        return found.IsActive ? found : throw UndoErrors.NotActive(found, wanted);
    }

    private string Family => current.Definition.Family!;

    private async Task<Revision?> ByNumberAsync(string wanted, CancellationToken cancellationToken)
    {
        string name = Arn.Name(wanted);
        string digits = name.StartsWith($"{Family}:", StringComparison.Ordinal) ? name[(Family.Length + 1)..] : name;
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? await revisions.FindAsync(string.Create(CultureInfo.InvariantCulture, $"{Family}:{number}"), cancellationToken)
            : null;
    }

    // A tag that moved may be of several: the service's own first, so that going nowhere is refused, then one that was good.
    private async Task<Revision?> ByTagAsync(string wanted, CancellationToken cancellationToken) =>
        await revisions.ActiveAsync(Family, Searched, below: null, cancellationToken)
            .Where(revision => Tag(revision) == wanted)
            .OrderByDescending(revision => revision.TaskDefinitionArn == current.TaskDefinitionArn)
            .ThenByDescending(revision => RevisionOutcome.Of(service, revision) == DeploymentOutcome.Completed)
            .ThenByDescending(revision => revision.Number)
            .FirstOrDefaultAsync(cancellationToken);

    private async Task<IReadOnlyList<string>> NewestAsync(CancellationToken cancellationToken) =>
        await revisions.ActiveAsync(Family, Shown, below: null, cancellationToken)
            .Select(revision => Tag(revision) is { } tag
                ? string.Create(CultureInfo.InvariantCulture, $"{revision.Number} ({tag})")
                : revision.Number.ToString(CultureInfo.InvariantCulture))
            .ToListAsync(cancellationToken);

    private string? Tag(Revision revision) =>
        revision.ImageTag(ContainerChoice.Find(revision.Definition, container)?.Image ?? "");
}
