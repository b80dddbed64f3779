using System.Diagnostics;
using System.Globalization;

namespace StagingTools.Engine.Data;

/// <summary>
/// A folder of one run that only this user may read, for what the run keeps on the disk: the schema, and keyed hashes. Goes
/// with the run; those of runs that were killed go with the next one.
/// </summary>
internal sealed class RunFolder : IDisposable
{
    private const string Prefix = "stagingtools-sync-";

    private RunFolder(string path) => Path = path;

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>Makes the folder of this run, and removes those that nobody uses any more.</summary>
    public static RunFolder Make()
    {
        RemoveAbandoned();
        string name = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Environment.ProcessId}-");
        return new RunFolder(Directory.CreateTempSubdirectory(name).FullName);
    }

    /// <inheritdoc/>
    public void Dispose() => Remove(Path);

    private static void RemoveAbandoned()
    {
        foreach (string folder in Directory.EnumerateDirectories(System.IO.Path.GetTempPath(), Prefix + "*"))
        {
            string[] parts = System.IO.Path.GetFileName(folder)[Prefix.Length..].Split('-');
            if (parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int process)
                && !IsRunning(process))
                Remove(folder);
        }
    }

    // A number that another process has got since keeps its folder until that one has ended, too.
    private static bool IsRunning(int process)
    {
        try
        {
            using Process found = Process.GetProcessById(process);
            return !found.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    // Another user's folder, or one that is being removed already, is left alone.
    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
        }
    }
}
