using System.Collections.ObjectModel;
using System.Management.Automation;
using StagingTools.Engine.Errors;

namespace StagingTools.Commands;

/// <summary>
/// Reads secrets through Microsoft.PowerShell.SecretManagement where it is installed. What a vault says of a failure is not
/// repeated: nobody knows what it holds.
/// </summary>
internal static class SecretManagement
{
    private const string Module = "Microsoft.PowerShell.SecretManagement";

    /// <summary>Reads a secret from whichever registered vault has it. Runs on the pipeline's thread.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Its text; <see langword="null"/> when no vault has it.</returns>
    /// <exception cref="StagingException"><c>SecretManagementMissing</c>, <c>VaultFailed</c>, <c>VaultSecretNotText</c>.</exception>
    public static string? Read(string name)
    {
        // A nested pipeline of the same runspace, so that vaults may ask for their password.
        using PowerShell shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        shell.AddCommand($@"{Module}\Get-Secret").AddParameter("Name", name).AddParameter("AsPlainText");
        try
        {
            Collection<PSObject> found = shell.Invoke();
            if (shell.Streams.Error.FirstOrDefault() is { } problem)
                return IsMissing(problem) ? null : throw Failed(name);
            return found.Count == 0 ? null : Text(name, found[0]);
        }
        catch (CommandNotFoundException)
        {
            throw new StagingException(
                "SecretManagementMissing", StagingErrorCategory.NotInstalled, $"vault:{name} needs the module {Module}, which is not installed.")
            {
                TargetInput = $"vault:{name}",
                RecommendedAction = $"Run `Install-PSResource {Module}` and register a vault with `Register-SecretVault`.",
            };
        }
        catch (RuntimeException failure) when (failure is not PipelineStoppedException)
        {
            return IsMissing(failure.ErrorRecord) ? null : throw Failed(name);
        }
    }

    private static bool IsMissing(ErrorRecord problem) => problem.CategoryInfo.Category == ErrorCategory.ObjectNotFound;

    private static string Text(string name, PSObject secret) =>
        secret.BaseObject as string
        ?? throw new StagingException(
            "VaultSecretNotText", StagingErrorCategory.InvalidArgument, $"The secret of vault:{name} is no text but a {secret.BaseObject.GetType().Name}.")
        {
            TargetInput = $"vault:{name}",
            RecommendedAction = $"Keep a postgresql:// URL there: `Set-Secret -Name {name} -Secret (Read-Host -AsSecureString)`.",
        };

    private static StagingException Failed(string name) =>
        new("VaultFailed", StagingErrorCategory.AuthenticationError, $"The vault does not give the secret of vault:{name}.")
        {
            TargetInput = $"vault:{name}",
            RecommendedAction = $"See why with `Get-Secret {name}`; a vault may have to be unlocked first.",
        };
}
