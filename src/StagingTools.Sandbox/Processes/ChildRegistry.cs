using System.Text.Json;

namespace StagingTools.Sandbox.Processes;

/// <summary>The children of one sandbox, kept in a file that outlives it.</summary>
/// <param name="path">The file; null for a process whose child writes itself down.</param>
internal sealed class ChildRegistry(string? path)
{
    private readonly Lock _gate = new();
    private readonly List<ChildRecord> _children = [];

    /// <summary>Reads a registry that an earlier sandbox left; empty when there is none or it is torn.</summary>
    public static IReadOnlyList<ChildRecord> Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<List<ChildRecord>>(File.ReadAllBytes(path)) ?? [];
        }
        catch (Exception absent) when (absent is IOException or JsonException)
        {
            return [];
        }
    }

    /// <summary>Writes a child down; only then may the sandbox rely on it.</summary>
    public void Add(ChildRecord child)
    {
        lock (_gate)
        {
            _children.Add(child);
            Write();
        }
    }

    /// <summary>Strikes out a child that has ended.</summary>
    public void Remove(ChildRecord child)
    {
        lock (_gate)
        {
            _children.Remove(child);
            try
            {
                Write();
            }
            catch (IOException)
            {
                // The folder has gone with the sandbox: there is nothing left to strike out.
            }
        }
    }

    private void Write()
    {
        if (path is not null) AtomicFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(_children));
    }
}
