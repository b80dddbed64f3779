using Amazon.ECS.Model;
using StagingTools.Engine.Aws;

namespace StagingTools.Engine.Deployments;

/// <summary>Registers revisions in families of our own, where the newest serves again as long as nothing differs.</summary>
/// <param name="session">The account.</param>
internal sealed class RevisionKeeper(AwsSession session)
{
    /// <summary>The newest revision of a family where it is the wanted one, else a new one.</summary>
    /// <param name="wanted">The revision.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<(TaskDefinition Revision, bool IsNew)> KeepAsync(
        RegisterTaskDefinitionRequest wanted, CancellationToken cancellationToken)
    {
        if (await new RevisionReader(session.Ecs).FindAsync(wanted.Family!, cancellationToken) is { } newest
            && TaskDefinitionDiff.Between(newest.Copy(), wanted).Count == 0)
            return (newest.Definition, false);

        return ((await session.Ecs.RegisterTaskDefinitionAsync(wanted, cancellationToken)).TaskDefinition!, true);
    }
}
