using Npgsql;
using StagingTools.Engine.Data.Connections;
using StagingTools.Engine.Data.Swap;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Data;

/// <summary>Marks a database as staging, so that data syncs may replace it. The database of an environment needs no mark.</summary>
public sealed class MarkTarget
{
    private readonly StagingContext context;
    private readonly Func<EnvironmentRequest, ISecretStore> openSecrets;

    /// <summary>Makes the operation.</summary>
    /// <param name="context">Where it works.</param>
    public MarkTarget(StagingContext context)
        : this(context, request => new AwsSecretStore(context, request))
    {
    }

    internal MarkTarget(StagingContext context, Func<EnvironmentRequest, ISecretStore> openSecrets)
    {
        this.context = context;
        this.openSecrets = openSecrets;
    }

    /// <summary>Marks it.</summary>
    /// <param name="request">Which database.</param>
    /// <param name="host">Confirms.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The marked database; <see langword="null"/> when it was declined or only shown.</returns>
    /// <exception cref="StagingException">
    /// <c>InvalidReference</c>, <c>ReferenceNotFound</c>, <c>TargetIsProduction</c>, <c>TargetRoleNotOwner</c>,
    /// <c>DatabaseOfASync</c>, or the database cannot be reached.
    /// </exception>
    public async Task<StagingMark?> RunAsync(MarkTargetRequest request, IHost host, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(host);
        (request, StagingSettings settings) = StagingSettings.Apply(context, request, host);
        RequestedEnvironment environment = RequestedEnvironment.Of(request, isNeeded: request.Target is null);
        using ISecretStore secrets = openSecrets(request);
        DatabaseReference target = await DatabaseReference.ResolveAsync(
            context, request.Target ?? environment.OwnDatabase, secrets, cancellationToken);
        await settings.Production.RefuseAsync(secrets.Session, cancellationToken);
        await ProductionGuard.RefuseAsync(
            context, target, environment.Name, secrets, target.SecretName is not null, host, cancellationToken);
        await using DatabaseServer server = DatabaseServer.ForMaintenance(target.Address);
        await using NpgsqlConnection session = await server.OpenAsync(cancellationToken);
        try
        {
            TargetState state = await TargetServer.InspectAsync(session, DatabaseNames.Of(target.Address.Database), cancellationToken);
            if (!state.IsOwner)
                throw new StagingException(
                    "TargetRoleNotOwner",
                    StagingErrorCategory.PermissionDenied,
                    $"The role {state.Role} does not own {target.Address}, and only the owner can mark it.")
                {
                    TargetInput = target.Text,
                    RecommendedAction = "Log in as the owner.",
                };

            RequireFree(target, state);
            var confirmation = new Confirmation(target.Address.ToString(), "Mark as staging")
            {
                Impact = ConfirmationImpact.High,
                Detail =
                    $"{target.Address}, {Copy.CopyProgress.Size(state.Size)}. Data syncs may replace a marked database: make sure that "
                    + "it is not production.",
            };
            if (!await host.ConfirmAsync(confirmation, cancellationToken))
                return null;

            await WriteAsync(session, target.Address.Database, cancellationToken);
            return new StagingMark
            {
                Project = environment.Project,
                EnvironmentName = environment.EnvironmentName,
                Region = RequestedEnvironment.Region(request, secrets.Session),
                Target = target.Address.ToString(),
                WasMarked = state.Mark == DatabaseMark.Staging,
            };
        }
        catch (NpgsqlException failure)
        {
            throw PostgresErrors.Translate(failure, target.Address.ToString())!;
        }
    }

    // A sync of the database whose stand-in this is would drop it, marked or not.
    private static void RequireFree(DatabaseReference target, TargetState state)
    {
        if (state.Mark is null or DatabaseMark.Staging)
            return;

        throw new StagingException(
            "DatabaseOfASync",
            StagingErrorCategory.InvalidState,
            $"{target.Address} is the {state.Mark} database of a sync, which drops it sooner or later.")
        {
            TargetInput = target.Text,
            RecommendedAction = "Mark a database of its own.",
        };
    }

    // What the mark says of the data, that it is unmasked above all, stays.
    private static async Task WriteAsync(NpgsqlConnection session, string database, CancellationToken cancellationToken)
    {
        await using var read = new NpgsqlCommand(
            "select shobj_description(oid, 'pg_database') from pg_database where datname = current_database()", session);
        string? comment = await read.ExecuteScalarAsync(cancellationToken) as string;
        await using var write = new NpgsqlCommand(
            $"comment on database {SqlText.Name(database)} is {SqlText.Literal(DatabaseMark.Write(comment, DatabaseMark.Staging, DatabaseMark.FindDetail(comment)))}",
            session);
        await write.ExecuteNonQueryAsync(cancellationToken);
    }
}
