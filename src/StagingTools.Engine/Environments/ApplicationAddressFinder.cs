using Amazon.Runtime;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Terraform;

namespace StagingTools.Engine.Environments;

/// <summary>
/// Finds where an environment's application answers: the address of the state, which is the load balancer's, else the one that the
/// service's newest task is bound to, else the public address of its instance.
/// </summary>
/// <param name="context">Where a state in a folder lies.</param>
/// <param name="session">The account.</param>
/// <param name="host">Is told what could not be read.</param>
internal sealed class ApplicationAddressFinder(StagingContext context, AwsSession session, IHost host)
{
    /// <summary>Finds it.</summary>
    /// <param name="name">The environment.</param>
    /// <param name="cluster">The cluster of the service.</param>
    /// <param name="service">The service.</param>
    /// <param name="stateBucket">The bucket or folder of the state; <see langword="null"/> for the default one.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns><see langword="null"/> when it is not known.</returns>
    public async Task<ApplicationAddress?> FindAsync(
        EnvironmentName name, string cluster, string service, string? stateBucket, CancellationToken cancellationToken)
    {
        TerraformOutputs outputs = await OutputsAsync(name, stateBucket, cancellationToken);
        string? url = outputs.Text("application_url")
            ?? await new TaskAddress(session).FindAsync(cluster, service, outputs.Number("container_port"), cancellationToken);
        return url is null
            ? null
            : new ApplicationAddress(new Uri(url), outputs.Text("health_check_path") ?? ApplicationAddress.UsualHealthPath);
    }

    // Without a state, or the right to read it, the address can still be had from ECS.
    private async Task<TerraformOutputs> OutputsAsync(EnvironmentName name, string? stateBucket, CancellationToken cancellationToken)
    {
        try
        {
            var store = StateStore.Open(
                context, session, await session.GetAccountIdAsync(cancellationToken), name.Project, stateBucket, lockTable: null);
            if (await store.ExistsAsync(cancellationToken) && await store.ReadAsync(name, cancellationToken) is { } state)
                return state.Outputs;
            host.Verbose($"There is no state of {name.Name} in {store.Name} to read the application's address from.");
        }
        catch (Exception problem) when (problem is StagingException or AmazonServiceException)
        {
            host.Verbose($"The state could not be read for the application's address: {StagingErrors.Translate(problem).Message}");
        }

        return TerraformOutputs.None;
    }
}
