using Amazon.ECS.Model;

namespace StagingTools.Engine.Deployments;

/// <summary>What a deployment will register.</summary>
/// <param name="Current">The revision that the service runs.</param>
/// <param name="Next">The revision to register.</param>
/// <param name="Container">The container whose image is changed.</param>
/// <param name="Differences">What differs between the two, one a line.</param>
internal sealed record RevisionPlan(
    Revision Current,
    RegisterTaskDefinitionRequest Next,
    string Container,
    IReadOnlyList<string> Differences)
{
    /// <summary>Whether there is nothing to register.</summary>
    public bool IsSame => Differences.Count == 0;

    /// <summary>The plan as text.</summary>
    public string Describe() => IsSame
        ? $"{Current.Name} stays as it is; its tasks are replaced by new ones."
        : string.Join(
            Environment.NewLine,
            Differences.Prepend($"A new revision of {Next.Family}, compared with {Current.Name}:"));
}
