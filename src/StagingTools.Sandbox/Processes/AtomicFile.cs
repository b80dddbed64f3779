namespace StagingTools.Sandbox.Processes;

/// <summary>Writes small files that are either the old or the new content, readable by their owner only.</summary>
internal static class AtomicFile
{
    /// <summary>Replaces a file's content.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        string incoming = path + ".incoming";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(incoming, options))
        {
            stream.Write(content);
        }

        File.Move(incoming, path, overwrite: true);
    }
}
