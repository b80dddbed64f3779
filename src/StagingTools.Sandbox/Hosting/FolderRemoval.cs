using System.Diagnostics;

namespace StagingTools.Sandbox.Hosting;

/// <summary>Removes folders that a program of the sandbox may still be writing into as it ends.</summary>
internal static class FolderRemoval
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    /// <summary>Removes a folder with everything in it; nothing happens when there is none.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="cancellationToken">Ends the wait for the writer.</param>
    /// <exception cref="IOException">It is still being written after half a minute.</exception>
    public static async Task RemoveAsync(string path, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        while (Directory.Exists(path))
        {
            try
            {
                Directory.Delete(path, recursive: true);
            }
            catch (IOException) when (watch.Elapsed < s_patience)
            {
                // initdb outlives a server that was killed by a second or two, and makes files meanwhile.
                await Task.Delay(100, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
