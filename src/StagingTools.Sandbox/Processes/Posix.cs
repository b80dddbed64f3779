using System.Runtime.InteropServices;

namespace StagingTools.Sandbox.Processes;

/// <summary>The system calls that the base library has no face for: spawning into a session, signals, waiting.</summary>
internal static partial class Posix
{
    public const int SigInt = 2;
    public const int SigQuit = 3;
    public const int SigKill = 9;
    public const int SigTerm = 15;

    // Sizes of the opaque structures differ by system; this is larger than any of them.
    private const int OpaqueSize = 1024;
    private const int Interrupted = 4;

    private static readonly bool s_mac = OperatingSystem.IsMacOS();

    /// <summary>Starts a program in a session and process group of its own; signals and descriptors are not inherited.</summary>
    /// <param name="path">Absolute path of the program.</param>
    /// <param name="arguments">Arguments, without the program itself.</param>
    /// <param name="environment">The whole environment as NAME=VALUE.</param>
    /// <param name="workingDirectory">Where the program starts.</param>
    /// <param name="output">Descriptor that becomes standard output.</param>
    /// <param name="error">Descriptor that becomes standard error.</param>
    /// <returns>The process id, which is also the id of its group and session.</returns>
    /// <exception cref="SandboxException">The system refused to start the program.</exception>
    public static unsafe int Spawn(
        string path,
        IReadOnlyList<string> arguments,
        IReadOnlyList<string> environment,
        string workingDirectory,
        int output,
        int error)
    {
        nint actions = Marshal.AllocHGlobal(OpaqueSize);
        nint attributes = Marshal.AllocHGlobal(OpaqueSize);
        nint signals = Marshal.AllocHGlobal(OpaqueSize);
        nint argv = StringArray([path, .. arguments]);
        nint envp = StringArray(environment);
        try
        {
            new Span<byte>((void*)actions, OpaqueSize).Clear();
            new Span<byte>((void*)attributes, OpaqueSize).Clear();
            new Span<byte>((void*)signals, OpaqueSize).Clear();
            Check(posix_spawn_file_actions_init(actions), path);
            Check(posix_spawn_file_actions_addopen(actions, 0, "/dev/null", 0, 0), path);
            Check(posix_spawn_file_actions_adddup2(actions, output, 1), path);
            Check(posix_spawn_file_actions_adddup2(actions, error, 2), path);
            Check(posix_spawn_file_actions_addchdir_np(actions, workingDirectory), path);

            Check(posix_spawnattr_init(attributes), path);
            _ = sigemptyset(signals);
            Check(posix_spawnattr_setsigmask(attributes, signals), path);
            foreach (int signal in (ReadOnlySpan<int>)[1, SigInt, SigQuit, 13, SigTerm, s_mac ? 20 : 17])
            {
                _ = sigaddset(signals, signal);
            }

            Check(posix_spawnattr_setsigdefault(attributes, signals), path);
            const int setDefault = 0x04;
            const int setMask = 0x08;
            int setSession = s_mac ? 0x0400 : 0x80;
            int closeOnExec = s_mac ? 0x4000 : 0;
            Check(posix_spawnattr_setflags(attributes, (short)(setDefault | setMask | setSession | closeOnExec)), path);
            if (!s_mac) CloseInherited(actions);

            Check(posix_spawn(out int pid, path, actions, attributes, argv, envp), path);
            return pid;
        }
        finally
        {
            _ = posix_spawn_file_actions_destroy(actions);
            _ = posix_spawnattr_destroy(attributes);
            FreeStringArray(argv);
            FreeStringArray(envp);
            Marshal.FreeHGlobal(actions);
            Marshal.FreeHGlobal(attributes);
            Marshal.FreeHGlobal(signals);
        }
    }

    /// <summary>Waits until a child has ended, ends what is left of its process group, then reaps it.</summary>
    /// <returns>The exit code; 128 plus the signal's number where a signal ended it, as shells report it.</returns>
    public static int WaitForExit(int pid)
    {
        // The child stays a zombie until the group is signalled, so that its id cannot have been given to a stranger.
        nint info = Marshal.AllocHGlobal(OpaqueSize);
        try
        {
            const int byPid = 1;
            const int exited = 4;
            int keep = s_mac ? 0x20 : 0x01000000;
            while (waitid(byPid, (uint)pid, info, exited | keep) != 0 && Marshal.GetLastPInvokeError() == Interrupted)
            {
            }
        }
        finally
        {
            Marshal.FreeHGlobal(info);
        }

        _ = kill(-pid, SigKill);
        int status;
        while (waitpid(pid, out status, 0) < 0)
        {
            if (Marshal.GetLastPInvokeError() != Interrupted) return 255;
        }

        int signal = status & 0x7f;
        return signal == 0 ? (status >> 8) & 0xff : 128 + signal;
    }

    /// <summary>Signals a process group; a group that is gone is no error.</summary>
    public static void SignalGroup(int groupId, int signal)
    {
        if (groupId > 1) _ = kill(-groupId, signal);
    }

    /// <summary>Signals one process; a process that is gone is no error.</summary>
    public static void Signal(int pid, int signal)
    {
        if (pid > 1) _ = kill(pid, signal);
    }

    private static void CloseInherited(nint actions)
    {
        try
        {
            _ = posix_spawn_file_actions_addclosefrom_np(actions, 3);
        }
        catch (EntryPointNotFoundException)
        {
            // Before glibc 2.34 only descriptors opened by this runtime are closed; those are the ones that matter.
        }
    }

    private static void Check(int error, string path)
    {
        if (error != 0)
        {
            throw new SandboxException($"'{path}' could not be started: {Marshal.GetPInvokeErrorMessage(error)}.");
        }
    }

    private static nint StringArray(IReadOnlyList<string> values)
    {
        nint array = Marshal.AllocHGlobal((values.Count + 1) * nint.Size);
        for (int i = 0; i < values.Count; i++)
        {
            Marshal.WriteIntPtr(array, i * nint.Size, Marshal.StringToCoTaskMemUTF8(values[i]));
        }

        Marshal.WriteIntPtr(array, values.Count * nint.Size, 0);
        return array;
    }

    private static void FreeStringArray(nint array)
    {
        for (int i = 0; Marshal.ReadIntPtr(array, i) is var text && text != 0; i += nint.Size)
        {
            Marshal.FreeCoTaskMem(text);
        }

        Marshal.FreeHGlobal(array);
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int posix_spawn(
        out int pid, string path, nint fileActions, nint attributes, nint argv, nint envp);

    [LibraryImport("libc")]
    private static partial int posix_spawn_file_actions_init(nint actions);

    [LibraryImport("libc")]
    private static partial int posix_spawn_file_actions_destroy(nint actions);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int posix_spawn_file_actions_addopen(
        nint actions, int descriptor, string path, int flags, uint mode);

    [LibraryImport("libc")]
    private static partial int posix_spawn_file_actions_adddup2(nint actions, int descriptor, int target);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int posix_spawn_file_actions_addchdir_np(nint actions, string path);

    [LibraryImport("libc")]
    private static partial int posix_spawn_file_actions_addclosefrom_np(nint actions, int from);

    [LibraryImport("libc")]
    private static partial int posix_spawnattr_init(nint attributes);

    [LibraryImport("libc")]
    private static partial int posix_spawnattr_destroy(nint attributes);

    [LibraryImport("libc")]
    private static partial int posix_spawnattr_setflags(nint attributes, short flags);

    [LibraryImport("libc")]
    private static partial int posix_spawnattr_setsigdefault(nint attributes, nint signals);

    [LibraryImport("libc")]
    private static partial int posix_spawnattr_setsigmask(nint attributes, nint signals);

    [LibraryImport("libc")]
    private static partial int sigemptyset(nint signals);

    [LibraryImport("libc")]
    private static partial int sigaddset(nint signals, int signal);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int waitid(int type, uint id, nint info, int options);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int waitpid(int pid, out int status, int options);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int kill(int pid, int signal);
}
