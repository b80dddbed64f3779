namespace StagingTools.Engine.Hosting;

/// <summary>Secrets that the face can read and the engine cannot, such as those of PowerShell's SecretManagement.</summary>
public interface ISecretVault
{
    /// <summary>Reads a secret.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Its text; <see langword="null"/> when there is none of that name.</returns>
    /// <exception cref="Errors.StagingException">The vault is missing, locked, or keeps something other than text there.</exception>
    Task<string?> ReadAsync(string name, CancellationToken cancellationToken);
}
