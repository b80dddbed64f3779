using Amazon.ECS.Model;
using StagingTools.Engine.Aws;

namespace StagingTools.Engine.Environments;

/// <summary>Retires the revisions that deployments registered; terraform knows only its own.</summary>
/// <param name="session">The account.</param>
internal sealed class TaskDefinitionCleanUp(AwsSession session)
{
    /// <summary>Retires every active revision of families.</summary>
    /// <returns>Their names, such as <c>whatsapp-saas-staging:7</c>.</returns>
    public async Task<IReadOnlyList<string>> RetireAsync(IReadOnlyList<string> families, CancellationToken cancellationToken)
    {
        var retired = new List<string>();
        foreach (string family in families)
        {
            foreach (string arn in await ListAsync(family, cancellationToken))
            {
                await session.Ecs.DeregisterTaskDefinitionAsync(
                    new DeregisterTaskDefinitionRequest { TaskDefinition = arn }, cancellationToken);
                retired.Add(arn[(arn.LastIndexOf('/') + 1)..]);
            }
        }

        return retired;
    }

    private async Task<IReadOnlyList<string>> ListAsync(string family, CancellationToken cancellationToken)
    {
        var arns = new List<string>();
        string? token = null;
        do
        {
            ListTaskDefinitionsResponse page = await session.Ecs.ListTaskDefinitionsAsync(
                new ListTaskDefinitionsRequest { FamilyPrefix = family, Status = "ACTIVE", NextToken = token }, cancellationToken);
            // The parameter is a whole family's name by its documentation; an environment 'pr-4' must never touch 'pr-42'.
            arns.AddRange((page.TaskDefinitionArns ?? []).Where(arn => arn.Contains($"/{family}:", StringComparison.Ordinal)));
            token = page.NextToken;
        }
        while (!string.IsNullOrEmpty(token));
        return arns;
    }
}
