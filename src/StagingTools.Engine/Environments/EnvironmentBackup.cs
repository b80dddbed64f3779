using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Terraform;

namespace StagingTools.Engine.Environments;

/// <summary>What is kept of an environment before it goes: its state, its outputs, the list of its resources.</summary>
internal static class EnvironmentBackup
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;


    /// <summary>Writes the backup.</summary>
    /// <returns>Its folder: <c>backups/staging-20260131-184500</c>.</returns>
    /// <exception cref="StagingException"><c>FolderNotWritable</c>; nothing was destroyed.</exception>
    public static async Task<string> WriteAsync(
        StagingContext context, EnvironmentName name, StateFile state, CancellationToken cancellationToken)
    {
        string stamp = context.TimeProvider.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        string folder = Path.Combine(context.WorkingDirectory, "backups", $"{name.Name}-{stamp}");
        try
        {
            Directory.CreateDirectory(folder);
            var sums = new StringBuilder();
            foreach ((string file, string text) in Files(state))
            {
                string path = Path.Combine(folder, file);
                await WriteAsync(path, text, cancellationToken);
                byte[] written = await File.ReadAllBytesAsync(path, cancellationToken);
                // The form that 'sha256sum --check' reads.
                sums.Append(Convert.ToHexStringLower(SHA256.HashData(written))).Append("  ").Append(file).Append('\n');
            }

            await WriteAsync(Path.Combine(folder, "SHA256SUMS"), sums.ToString(), cancellationToken);
            return folder;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StagingException(
                "FolderNotWritable", StagingErrorCategory.FileError, $"The backup folder '{folder}' cannot be written.", failure)
            {
                TargetInput = folder,
                RecommendedAction = "Run the command in a folder that you may write to.",
            };
        }
    }

    private static IEnumerable<(string File, string Text)> Files(StateFile state)
    {
        yield return ("terraform.tfstate", state.Json);
        yield return ("outputs.json", state.Outputs.ToJson() + "\n");
        yield return ("resources.txt", string.Concat(state.Resources.Select(resource => $"{resource}\n")));
    }

    // The state holds no secret, but addresses and settings that are nobody else's business.
    private static async Task WriteAsync(string path, string text, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        await using var stream = new FileStream(path, options);
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
    }
}
