using System.Diagnostics;

namespace StagingTools.Sandbox.Tests.Data;

/// <summary>A file system of a few megabytes, which only an administrator may mount.</summary>
public sealed class SmallDisk : IDisposable
{
    private SmallDisk(string path) => Path = path;

    public string Path { get; }

    /// <summary>Bytes that are free.</summary>
    public long Free => new DriveInfo(Path).AvailableFreeSpace;

    private string Ballast => System.IO.Path.Combine(Path, "ballast");

    /// <summary>Mounts one; <see langword="null"/> where that is not allowed.</summary>
    public static SmallDisk? TryMount(int megabytes)
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
            return null;

        var disk = new SmallDisk(Directory.CreateTempSubdirectory("stagingtools-disk-").FullName);
        if (Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", disk.Path))
            return disk;

        Directory.Delete(disk.Path);
        return null;
    }

    /// <summary>Fills it so that only so many bytes are left.</summary>
    public void Leave(long bytes)
    {
        using FileStream file = File.Create(Ballast);
        byte[] block = new byte[64 * 1024];
        while (Free > bytes)
        {
            file.Write(block, 0, (int)Math.Min(block.Length, Free - bytes));
            file.Flush();
        }
    }

    /// <summary>Takes the filling away.</summary>
    public void MakeRoom() => File.Delete(Ballast);

    public void Dispose()
    {
        Run("umount", Path);
        Directory.Delete(Path);
    }

    private static bool Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
