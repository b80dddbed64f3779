using System.Text.Json;
using Amazon.RDS.Model;
using StagingTools.Engine.Environments.Checks;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Settings;
using StagingTools.Engine.Terraform;
using StagingTools.Engine.Terraform.Commands;
using StagingTools.Engine.Terraform.Plans;

namespace StagingTools.Engine.Environments.Restores;

/// <summary>Points the environment's state at the restored instance, and lets terraform show that it takes it for the database.</summary>
/// <param name="setup">The environment; the run holds the lock of its state.</param>
/// <param name="copy">Where terraform works.</param>
internal sealed class StateRepointing(EnvironmentSetup setup, WorkingCopy copy)
{
    private const string DatabaseType = "aws_db_instance";

    /// <summary>Points.</summary>
    /// <param name="restored">The restored instance.</param>
    /// <param name="host">Is told what happens.</param>
    /// <param name="cancellationToken">Interrupts terraform.</param>
    public async Task PointAsync(DBInstance restored, IHost host, CancellationToken cancellationToken)
    {
        EnvironmentTerraform terraform = await EnvironmentTerraform.OpenAsync(
            setup, copy, secrets: null, localState: false, host, cancellationToken);
        string? next = Next(await terraform.Cli.StatePullAsync(host, cancellationToken), restored);
        if (next is null)
        {
            host.Verbose("The state names the restored instance already.");
            return;
        }

        string file = Path.Combine(copy.Folder, "restored.tfstate");
        await File.WriteAllTextAsync(file, next, cancellationToken);
        try
        {
            await terraform.Cli.StatePushAsync(new StatePushCommand(file) { Lock = false }, host, cancellationToken);
        }
        finally
        {
            File.Delete(file);
        }

        host.Information($"The state names {restored.DbiResourceId} as {setup.Name.DatabaseInstance}.");
    }

    /// <summary>Plans the environment as the settings have it, and looks at what becomes of the database.</summary>
    /// <param name="request">The settings.</param>
    /// <param name="host">Is warned of what the next run would change.</param>
    /// <param name="cancellationToken">Interrupts terraform.</param>
    /// <exception cref="StagingException"><c>RestoredPlanLosesDatabase</c>.</exception>
    public async Task ProveAsync(RestoreEnvironmentRequest request, IHost host, CancellationToken cancellationToken)
    {
        (PlanEnvironmentRequest plan, _) = StagingSettings.Apply(
            setup.Context,
            new PlanEnvironmentRequest
            {
                Project = request.Project,
                EnvironmentName = request.EnvironmentName,
                Region = request.Region,
                ProfileName = request.ProfileName,
                StateBucket = request.StateBucket,
                LockTable = request.LockTable,
            },
            host);
        EnvironmentSettings settings = EnvironmentSettings.Check(plan);
        var vault = new SecretVault(setup.Session, setup.Name, setup.Context.TimeProvider);
        EnvironmentProposal proposal = await EnvironmentProposal.MakeAsync(
            setup,
            settings,
            await EnvironmentChecks.RunAsync(setup, settings, vault, host, cancellationToken),
            vault,
            await setup.Store.ReadAsync(setup.Name, cancellationToken),
            copy,
            localState: false,
            isShown: true,
            host,
            cancellationToken);
        if (proposal.Plan.Changes.FirstOrDefault(change => change.Type == DatabaseType) is not { } change)
        {
            host.Information($"Terraform takes the restored instance for the database: a plan changes nothing of it.");
            return;
        }

        if (change.Action is not ChangeAction.Update)
            throw RestoreErrors.PlanLosesDatabase(setup.Name, change.Reason ?? string.Join(", ", change.Attributes));
        host.Warning(
            $"The next 'staging new' would change the database in place ({string.Join(", ", change.Attributes)}): "
            + "the environment was made with other settings than those of this run, or they are of an earlier time.");
    }

    private string? Next(string state, DBInstance restored)
    {
        try
        {
            return StatePointer.Point(state, setup.Name.DatabaseInstance, restored.DbiResourceId!, restored.AvailabilityZone);
        }
        catch (JsonException unreadable)
        {
            string location = setup.Store.Location(setup.Name);
            throw new StagingException(
                "StateUnreadable",
                StagingErrorCategory.InvalidState,
                $"{location} cannot be pointed at the restored database: {unreadable.Message}",
                unreadable)
            {
                TargetInput = location,
                RecommendedAction = "Restore an earlier version of the object, which the bucket keeps; then run the same command again.",
            };
        }
    }
}
