using System.Text.Json;
using StagingTools.Sandbox.Processes;

namespace StagingTools.Sandbox.Hosting;

/// <summary>The folder of one sandbox: where things lie, and nothing of what they mean.</summary>
internal sealed class StateFolder(string root)
{
    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true };

    /// <summary>Absolute path of the folder.</summary>
    public string Root { get; } = Path.GetFullPath(root);

    /// <summary>Who this sandbox is; a folder without it is none of ours.</summary>
    public string IdentityPath => Path.Combine(Root, "sandbox.json");

    /// <summary>Where the server listens; written when it does.</summary>
    public string ServerPath => Path.Combine(Root, "server.json");

    /// <summary>The server's process; written by whoever started it, before it listens.</summary>
    public string StarterPath => Path.Combine(Root, "starter.json");

    /// <summary>The children, for whoever has to clean up after a crash.</summary>
    public string ChildrenPath => Path.Combine(Root, "children.json");

    /// <summary>The server's log.</summary>
    public string LogPath => Path.Combine(Root, "server.log");

    /// <summary>The emulator's log.</summary>
    public string MotoLogPath => Path.Combine(Root, "moto.log");

    /// <summary>The authority of the databases' certificates.</summary>
    public string CertificateAuthorityPath => Path.Combine(Root, "ca.pem");

    /// <summary>Pushed images, by digest.</summary>
    public string ImagesPath => Path.Combine(Root, "images");

    /// <summary>Working folders of the caches.</summary>
    public string CachesPath => Path.Combine(Root, "caches");

    /// <summary>Database clusters and snapshots, unless <see cref="SandboxIdentity.DatabasesPath"/> had to be elsewhere.</summary>
    public string DatabasesPath => Path.Combine(Root, "databases");

    /// <summary>Held while a sandbox is started or stopped.</summary>
    public string LockPath => Path.Combine(Root, "lock");

    /// <summary>Reads a file of the folder; null when it is missing or torn.</summary>
    public static T? Read<T>(string path)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), s_json);
        }
        catch (Exception absent) when (absent is IOException or JsonException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Writes a file of the folder.</summary>
    public static void Write<T>(string path, T value) =>
        AtomicFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(value, s_json));

    /// <summary>Makes the folder. Others may pass through it (a database server of another user does), not list it.</summary>
    /// <exception cref="SandboxException">It cannot be made, or holds something that is not a sandbox.</exception>
    public void Create()
    {
        try
        {
            if (Directory.Exists(Root)
                && !File.Exists(IdentityPath)
                && Directory.EnumerateFileSystemEntries(Root).Any(entry => entry != LockPath))
            {
                throw new SandboxException(
                    $"'{Root}' holds files that are no sandbox's. Name an empty folder for the sandbox's state.");
            }

            Directory.CreateDirectory(Root);
            UnixMode.Set(
                Root,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
                | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new SandboxException(
                $"The sandbox's state folder '{Root}' cannot be made: {refused.Message} Name a folder that you may write.",
                refused);
        }
    }
}
