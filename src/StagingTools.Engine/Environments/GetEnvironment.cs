using System.Runtime.CompilerServices;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Settings;
using StagingTools.Engine.Terraform;

namespace StagingTools.Engine.Environments;

/// <summary>Describes environments from their state and from AWS. Changes nothing, and needs terraform only to look for drift.</summary>
/// <param name="context">Where it works.</param>
public sealed class GetEnvironment(StagingContext context)
{
    /// <summary>Describes the named environment, or all of the project.</summary>
    /// <param name="request">Which.</param>
    /// <param name="host">Is told details.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The environments in the order of their names; none when all were asked for and there is none.</returns>
    /// <exception cref="StagingException">
    /// <c>EnvironmentNotFound</c>, which names those that exist; a region or credential that is missing; a state that is
    /// not ours.
    /// </exception>
    public async IAsyncEnumerable<StagingEnvironment> RunAsync(
        GetEnvironmentRequest request, IHost host, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(host);
        (request, StagingSettings settings) = StagingSettings.Apply(context, request, host);
        EnvironmentName asked = EnvironmentName.Parse(request);
        using AwsSession session = AwsSession.Open(context, request);
        string account = await session.GetAccountIdAsync(cancellationToken);
        settings.Production.Warn(account, host);
        var store = StateStore.Open(context, session, account, asked.Project, request.StateBucket, lockTable: null);
        var reader = new EnvironmentReader(session, context.TimeProvider);
        bool exists = await store.ExistsAsync(cancellationToken);
        if (!exists)
            host.Verbose($"There is no state bucket {store.Name}.");
        if (!request.All)
        {
            StateFile state = (exists ? await store.ReadAsync(asked, cancellationToken) : null) is { Resources.Count: > 0 } found
                ? found
                : throw await EnvironmentMissing.ExplainAsync(asked, exists ? store : null, store.Name, cancellationToken);
            yield return await DescribeAsync(asked, state);
            yield break;
        }

        foreach (string name in exists ? await store.ListAsync(cancellationToken) : [])
        {
            EnvironmentName one = EnvironmentName.Parse(asked.Project, name);
            // The one that was removed since the list was made is passed over.
            if (await store.ReadAsync(one, cancellationToken) is { Resources.Count: > 0 } state)
                yield return await DescribeAsync(one, state);
        }

        async Task<StagingEnvironment> DescribeAsync(EnvironmentName name, StateFile state)
        {
            StagingEnvironment environment = await reader.ReadAsync(name, state, store.Location(name), cancellationToken);
            return request.Drift ? await LookForDriftAsync(environment, request, host, cancellationToken) : environment;
        }
    }

    // The plan that 'staging new' would make with the settings as they are: what it would put right and terraform did not write, drifted.
    private async Task<StagingEnvironment> LookForDriftAsync(
        StagingEnvironment environment, GetEnvironmentRequest request, IHost host, CancellationToken cancellationToken)
    {
        StagingPlan plan = await new PlanEnvironment(context).RunAsync(
            new PlanEnvironmentRequest
            {
                Project = environment.Project,
                EnvironmentName = environment.EnvironmentName,
                Region = environment.Region,
                ProfileName = request.ProfileName,
                StateBucket = request.StateBucket,
            },
            host,
            cancellationToken);
        return environment with
        {
            Drift = plan.Drift,
            Status = environment.Status == EnvironmentStatus.Available && plan.Drift.Count > 0 ? EnvironmentStatus.Drifted : environment.Status,
        };
    }
}
