using StagingTools.Engine.Environments.Checks;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Terraform;
using StagingTools.Engine.Terraform.Plans;

namespace StagingTools.Engine.Environments;

/// <summary>A plan for an environment, with the secrets that it was made for.</summary>
internal sealed class EnvironmentProposal
{
    private const string DatabaseUrlAddress = "module.secrets.aws_secretsmanager_secret_version.this[\"database-url\"]";
    private const string DatabaseType = "aws_db_instance";

    private readonly int adoptions;

    private EnvironmentProposal(
        EnvironmentTerraform terraform, TerraformPlan plan, SecretValues secrets, IReadOnlyList<StoredSecret> pendingSecrets, int adoptions)
    {
        Terraform = terraform;
        Plan = plan;
        Secrets = secrets;
        PendingSecrets = pendingSecrets;
        this.adoptions = adoptions;
    }

    /// <summary>Terraform where the plan was made.</summary>
    public EnvironmentTerraform Terraform { get; }

    /// <summary>The plan.</summary>
    public TerraformPlan Plan { get; }

    /// <summary>The values of the secrets.</summary>
    public SecretValues Secrets { get; }

    /// <summary>
    /// Secrets of an environment of the same name that was removed lately: their names are taken until AWS deletes them
    /// for good, so they have to be restored.
    /// </summary>
    public IReadOnlyList<StoredSecret> PendingSecrets { get; }

    /// <summary>Checks what has to be checked before, and plans. Writes nothing outside of the copy.</summary>
    /// <param name="setup">The environment.</param>
    /// <param name="settings">What it is to be.</param>
    /// <param name="vault">Its secrets.</param>
    /// <param name="draft">Where to work.</param>
    /// <param name="isShown">False where nobody is shown the plan; one that only creates is not read then.</param>
    /// <param name="host">Who is told.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<(EnvironmentChecks Checks, EnvironmentProposal Proposal)> CheckAndMakeAsync(
        EnvironmentSetup setup,
        EnvironmentSettings settings,
        SecretVault vault,
        WorkingCopy draft,
        bool isShown,
        IHost host,
        CancellationToken cancellationToken)
    {
        // Terraform fetches its providers and reads the modules while AWS answers the questions.
        bool localState = !setup.StoreExists;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task initialization = EnvironmentTerraform.OpenAsync(setup, draft, secrets: null, localState, new BackgroundHost(host), stop.Token);
        EnvironmentChecks checks;
        try
        {
            checks = await EnvironmentChecks.RunAsync(setup, settings, vault, host, cancellationToken);
        }
        catch (Exception)
        {
            await stop.CancelAsync();
            await initialization.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }

        await initialization;
        return (checks, await MakeAsync(setup, settings, checks, vault, setup.State, draft, localState, isShown, host, cancellationToken, draft));
    }

    /// <summary>Plans. Writes nothing outside of the copy.</summary>
    /// <param name="setup">The environment.</param>
    /// <param name="settings">What it is to be.</param>
    /// <param name="checks">What was found before.</param>
    /// <param name="vault">Its secrets.</param>
    /// <param name="state">Its state; <see langword="null"/> when there is none.</param>
    /// <param name="copy">Where to work.</param>
    /// <param name="localState">True when there is no bucket yet.</param>
    /// <param name="isShown">False where nobody is shown the plan; one that only creates is not read then.</param>
    /// <param name="host">Who is told.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <param name="initialized">The copy, where terraform is initialized in it already.</param>
    public static async Task<EnvironmentProposal> MakeAsync(
        EnvironmentSetup setup,
        EnvironmentSettings settings,
        EnvironmentChecks checks,
        SecretVault vault,
        StateFile? state,
        WorkingCopy copy,
        bool localState,
        bool isShown,
        IHost host,
        CancellationToken cancellationToken,
        WorkingCopy? initialized = null)
    {
        IReadOnlyDictionary<string, StoredSecret> stored = await vault.ReadAsync(cancellationToken);
        SecretValues secrets = SecretValues.Decide(setup.Context, stored, state, SecretGenerator.Next);
        StoredSecret[] wanted = [.. secrets.Names.Select(stored.GetValueOrDefault).OfType<StoredSecret>()];
        StoredSecret[] imports = [.. wanted.Where(secret => !secret.PendingDeletion && state?.Has(secret.Address) != true)];
        Adoption[] adoptions = [.. checks.Adoptions.Where(adoption => state?.Has(adoption.Address) != true)];

        EnvironmentTerraform terraform = await EnvironmentTerraform.OpenAsync(
            setup, copy, secrets, localState, host, cancellationToken, initialized);
        TerraformPlan plan = await terraform.PlanAsync(
            setup, settings, checks.Versions, secrets, imports, adoptions, isShown || !checks.Quotas.HoldAnyDatabase, cancellationToken);
        if (LeavesPasswordBehind(plan, state))
        {
            secrets = secrets.WithNextPasswordVersion();
            plan = await terraform.PlanAsync(
                setup, settings, checks.Versions, secrets, imports, adoptions, isRead: true, cancellationToken);
        }

        checks.Quotas.Check(plan, host);
        return new EnvironmentProposal(
            terraform, plan, secrets, [.. wanted.Where(secret => secret.PendingDeletion)], adoptions.Length + imports.Length);
    }

    /// <summary>What has to be done before the plan can be applied, one line each.</summary>
    public IEnumerable<string> Preparations(EnvironmentSetup setup)
    {
        if (setup.LockPreparation is { } step)
            yield return step;
        if (setup.Store.Preparation(setup.StoreExists) is { } place)
            yield return place;
        if (adoptions > 0)
            yield return $"{adoptions} resources of this environment are there that its state {setup.Store.Location(setup.Name)} does not know, as a run leaves them that was killed; they are taken over. If another state knows them, name its bucket instead.";
        foreach (StoredSecret secret in PendingSecrets)
            yield return $"The secret {secret.Name}, which is waiting for its deletion, is restored and used again.";
    }

    // An earlier run that broke off between the two may have given the database a password that its secret does not
    // have. The secret is about to be written without the database: then the database gets the password again as well.
    private static bool LeavesPasswordBehind(TerraformPlan plan, StateFile? state) =>
        plan.Changes.Any(change => change.Address == DatabaseUrlAddress)
        && state?.Resources.Any(resource => resource.Type == DatabaseType) == true
        && !plan.Changes.Any(change => change.Type == DatabaseType
            && (change.Action is ChangeAction.Create or ChangeAction.Replace
                || change.Attributes.Any(attribute => attribute.StartsWith("password_wo_version", StringComparison.Ordinal))));
}
