using Amazon.ECS.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Environments;

/// <summary>Retires the revisions that deployments registered; terraform knows only its own.</summary>
/// <param name="session">The account.</param>
/// <param name="name">The environment.</param>
internal sealed class TaskDefinitionCleanUp(AwsSession session, EnvironmentName name)
{
    /// <summary>Retires every active revision of the environment's families, unless a service is left that runs one of them.</summary>
    /// <param name="host">Is told of a service that is left.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Their names, such as <c>whatsapp-saas-staging:7</c>.</returns>
    public async Task<IReadOnlyList<string>> RetireAsync(IHost host, CancellationToken cancellationToken)
    {
        if (await FindServiceAsync(cancellationToken) is { } service)
        {
            host.Warning(
                $"The service {service.ServiceName} is still there and runs {Arn.Name(service.TaskDefinition ?? "")}: "
                + "no revision is deregistered.");
            return [];
        }

        var retired = new List<string>();
        foreach (string family in (string[])[name.TaskFamily, name.OneOffFamily, name.ToolFamily])
        {
            foreach (string arn in await ListAsync(family, cancellationToken))
            {
                await session.Ecs.DeregisterTaskDefinitionAsync(
                    new DeregisterTaskDefinitionRequest { TaskDefinition = arn }, cancellationToken);
                retired.Add(Arn.Name(arn));
            }
        }

        return retired;
    }

    // Its state may have been lost: then terraform has not removed it.
    private async Task<Service?> FindServiceAsync(CancellationToken cancellationToken)
    {
        try
        {
            DescribeServicesResponse found = await session.Ecs.DescribeServicesAsync(
                new DescribeServicesRequest { Cluster = name.Cluster, Services = [name.Service] }, cancellationToken);
            return found.Services?.Find(service => service.Status == "ACTIVE");
        }
        catch (ClusterNotFoundException)
        {
            return null;
        }
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
