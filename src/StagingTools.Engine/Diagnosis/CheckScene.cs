using Amazon.ECS.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Deployments;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Diagnosis;

/// <summary>What checks look at.</summary>
/// <param name="Context">Variables, folders, clock.</param>
/// <param name="Request">What was asked for.</param>
/// <param name="Settings">The settings as they count.</param>
/// <param name="Name">The environment.</param>
/// <param name="OpenSession">The account; <see langword="null"/> where <see cref="SessionFailure"/> says why there is none.</param>
/// <param name="Host">Is told details.</param>
internal sealed record CheckScene(
    StagingContext Context,
    TestEnvironmentRequest Request,
    StagingSettings Settings,
    EnvironmentName Name,
    AwsSession? OpenSession,
    IHost Host)
{
    /// <summary>The account.</summary>
    /// <exception cref="StagingException">There is none: region or credentials are missing.</exception>
    public AwsSession Session => OpenSession ?? throw SessionFailure!;

    /// <summary>Why there is no account to look into; <see langword="null"/> where there is one.</summary>
    public StagingException? SessionFailure { get; init; }

    /// <summary>The environment's database and cache.</summary>
    public DataStores Stores => new(Session, Name, Context.TimeProvider);

    /// <summary>The environment's secrets.</summary>
    public SecretVault Vault => new(Session, Name, Context.TimeProvider);

    /// <summary>Every setting, also those that are no option of the checks.</summary>
    public StagingSettings AllSettings => StagingSettings.Show(Context, Request);

    /// <summary>The environment's service as it is now.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="StagingException"><c>ClusterNotFound</c>, <c>ClusterNotActive</c> or <c>ServiceNotFound</c>.</exception>
    public Task<Service> ReadServiceAsync(CancellationToken cancellationToken) =>
        new ServiceFinder(Session.Ecs, Session.Region).ReadAsync(Name.Cluster, Name.Service, cancellationToken);

    /// <summary>The request of another operation about the same environment.</summary>
    /// <typeparam name="T">The request.</typeparam>
    /// <param name="request">What is asked beside the environment.</param>
    public T About<T>(T request)
        where T : EnvironmentRequest => (T)(request with
        {
            Project = Name.Project,
            EnvironmentName = Name.Name,
            Region = Session.Region,
            ProfileName = Request.ProfileName,
        });

    /// <summary>Where the environment's state lies; asks only whose the account is.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="StagingException"><c>LockTableUnusable</c>.</exception>
    public async Task<StateStore> OpenStateAsync(CancellationToken cancellationToken)
    {
        // The lock table is no option of the checks, and counts all the same.
        string? table = AllSettings.Text(SettingNames.LockTable);
        return StateStore.Open(
            Context,
            Session,
            await Session.GetAccountIdAsync(cancellationToken),
            Name.Project,
            Request.StateBucket,
            table is { Length: > 0 } ? new LockTable(Session, table, Context.TimeProvider) : null);
    }
}
