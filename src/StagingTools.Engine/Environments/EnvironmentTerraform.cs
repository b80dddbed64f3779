using System.Text.Json;
using StagingTools.Engine.Environments.Checks;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Terraform;
using StagingTools.Engine.Terraform.Commands;
using StagingTools.Engine.Terraform.Plans;

namespace StagingTools.Engine.Environments;

/// <summary>The root module of one environment, set up in a copy of its own: settings, secrets, state, providers.</summary>
internal sealed class EnvironmentTerraform
{
    private const string ImportFile = "adopted.tf";

    private static readonly TimeSpan LockInterval = TimeSpan.FromMilliseconds(100);

    private readonly EnvironmentSetup setup;
    private readonly WorkingCopy copy;
    private readonly IHost host;

    private EnvironmentTerraform(EnvironmentSetup setup, TerraformCli cli, WorkingCopy copy, IHost host)
    {
        this.setup = setup;
        Cli = cli;
        this.copy = copy;
        this.host = host;
    }

    /// <summary>Terraform in the copy.</summary>
    public TerraformCli Cli { get; }

    /// <summary>Sets a copy up and initializes it.</summary>
    /// <param name="setup">What the environment is.</param>
    /// <param name="copy">Where to work; stays the caller's to dispose.</param>
    /// <param name="secrets">Values for ephemeral variables; <see langword="null"/> where none is needed.</param>
    /// <param name="localState">True to work on an empty state in the copy, because there is no bucket yet.</param>
    /// <param name="host">Who is told.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <param name="initialized">
    /// The copy, where it is initialized already, or a temporary one that was initialized for the same state and goes afterwards.
    /// </param>
    public static async Task<EnvironmentTerraform> OpenAsync(
        EnvironmentSetup setup,
        WorkingCopy copy,
        SecretValues? secrets,
        bool localState,
        IHost host,
        CancellationToken cancellationToken,
        WorkingCopy? initialized = null)
    {
        if (localState || setup.Store.IsLocal)
            copy.UseLocalState();

        var cli = new TerraformCli(
            setup.Terraform,
            copy.RootDirectory,
            ChildEnvironment.Build(
                setup.Context,
                setup.Session.ProcessVariables,
                secrets?.Variables,
                copy.DataDirectory,
                ProviderMirror.Configure(setup.Context, copy.Folder)),
            setup.Context.TimeProvider)
        {
            StateLocation = localState ? null : setup.Store.Location(setup.Name),
            Usual = copy.UsualTimesFile is { } file ? UsualTimes.Open(file) : UsualTimes.None(),
        };
        if (initialized is null || (initialized != copy && !copy.TryTakeInitialization(initialized)))
        {
            await cli.InitAsync(
                new InitCommand
                {
                    BackendSettings = localState ? new Dictionary<string, string>() : setup.Store.BackendSettings(setup.Name),
                    Reconfigure = true,
                },
                host,
                cancellationToken);
        }

        return new EnvironmentTerraform(setup, cli, copy, host);
    }

    /// <summary>Plans the environment as it is to be.</summary>
    /// <param name="setup">What the environment is.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="versions">The versions of database and cache.</param>
    /// <param name="secrets">Its secrets.</param>
    /// <param name="imports">Secrets that exist and that the state does not know.</param>
    /// <param name="adoptions">Other resources of which that is so.</param>
    /// <param name="isRead">False where addresses and actions suffice for a plan that only creates.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<TerraformPlan> PlanAsync(
        EnvironmentSetup setup,
        EnvironmentSettings settings,
        EngineVersions versions,
        SecretValues secrets,
        IEnumerable<StoredSecret> imports,
        IReadOnlyCollection<Adoption> adoptions,
        bool isRead,
        CancellationToken cancellationToken)
    {
        var variables = new Dictionary<string, object?>(settings.Variables, StringComparer.Ordinal)
        {
            ["db_engine_version"] = versions.Database,
            ["cache_engine_version"] = versions.Cache,
            ["db_password_version"] = secrets.DatabasePasswordVersion,
            ["secrets_version"] = secrets.SecretsVersion,
            ["third_party_secrets"] = secrets.ThirdPartySecrets,
            ["tools_state_bucket"] = setup.Store.IsLocal ? null : setup.Store.Name,
            ["restored_secrets"] = imports.ToDictionary(secret => secret.ShortName, secret => secret.Arn, StringComparer.Ordinal),
        };
        WriteImports(adoptions);
        return PlanAsync(setup, variables, destroy: false, isRead, cancellationToken);
    }

    /// <summary>Plans the end of everything that the state names.</summary>
    public Task<TerraformPlan> PlanDestroyAsync(EnvironmentSetup setup, CancellationToken cancellationToken) =>
        PlanAsync(setup, new Dictionary<string, object?>(StringComparer.Ordinal), destroy: true, isRead: true, cancellationToken);

    /// <summary>Applies the plan that lies in the copy.</summary>
    /// <returns>The addresses that were changed.</returns>
    public async Task<IReadOnlyList<string>> ApplyAsync(
        TerraformPlan plan, string activity, TimeSpan lockTimeout, CancellationToken cancellationToken)
    {
        using var over = new CancellationTokenSource();
        Task noting = NoteLockAsync(over.Token);
        try
        {
            return await Cli.ApplyAsync(new ApplyCommand(copy.PlanFile) { LockTimeout = lockTimeout }, plan, activity, host, cancellationToken);
        }
        finally
        {
            // Terraform has ended, and with it its lock, unless it was killed.
            await over.CancelAsync();
            await noting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (Cli.StateLocation is null || await setup.Store.FindLockAsync(setup.Name, CancellationToken.None) is null)
                copy.ForgetLock();
        }
    }

    /// <summary>Saves the state that an earlier run made and could not save, if there is one.</summary>
    /// <returns>Whether there was.</returns>
    public async Task<bool> SaveUnsavedStateAsync(TimeSpan lockTimeout, CancellationToken cancellationToken)
    {
        if (copy.UnsavedState is not { } unsaved)
            return false;

        await Cli.StatePushAsync(new StatePushCommand(unsaved) { LockTimeout = lockTimeout }, host, cancellationToken);
        File.Delete(unsaved);
        host.Information("Saved the state of an earlier run that could not save it itself.");
        return true;
    }

    // Blocks of the configuration, and not imports of their own: they are in the plan that is shown, and done when it is applied.
    private void WriteImports(IReadOnlyCollection<Adoption> adoptions)
    {
        string path = Path.Combine(copy.RootDirectory, ImportFile);
        if (adoptions.Count == 0)
            File.Delete(path);
        else
            File.WriteAllText(path, string.Concat(adoptions.Select(adoption =>
                $"import {{\n  to = {adoption.Address}\n  id = {JsonSerializer.Serialize(adoption.ImportId)}\n}}\n")));
    }

    // Who is killed cannot say so any more: the next run from this folder knows the lock by the note.
    private async Task NoteLockAsync(CancellationToken cancellationToken)
    {
        if (Cli.StateLocation is null)
            return;

        StateLock? held;
        do
        {
            await Task.Delay(LockInterval, setup.Context.TimeProvider, cancellationToken);
            held = await setup.Store.FindLockAsync(setup.Name, cancellationToken);
        }
        while (held is null);

        copy.NoteLock(held.Id);
    }

    // The lock is an object beside the state, and before the user agreed nothing is written anywhere. Terraform
    // refuses to apply a plan whose state has moved on, so nothing is lost by planning without it.
    private Task<TerraformPlan> PlanAsync(
        EnvironmentSetup setup, Dictionary<string, object?> variables, bool destroy, bool isRead, CancellationToken cancellationToken)
    {
        variables["project"] = setup.Name.Project;
        variables["environment"] = setup.Name.Name;
        variables["aws_region"] = setup.Session.Region;
        File.WriteAllText(copy.VariableFile, JsonSerializer.Serialize(variables));
        return Cli.PlanAsync(
            new PlanCommand(copy.PlanFile) { Destroy = destroy, VariableFiles = [copy.VariableFile], Lock = false },
            host,
            cancellationToken,
            isRead);
    }
}
