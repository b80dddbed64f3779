using System.Buffers;

namespace StagingTools.Engine.Logs;

/// <summary>The task that a stream belongs to.</summary>
internal static class LogTask
{
    // ECS writes 32 hexadecimal digits; older accounts have hyphens between them.
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdefABCDEF-");

    /// <summary>
    /// The task's id; <see langword="null"/> for a stream that does not name one. The stream of awslogs with a prefix is
    /// <c>prefix/container/task</c>: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specify-log-config.html.
    /// </summary>
    public static string? IdOf(string stream)
    {
        int container = stream.IndexOf('/', StringComparison.Ordinal);
        int task = container < 0 ? -1 : stream.IndexOf('/', container + 1);
        if (container <= 0 || task < 0 || task == container + 1)
            return null;

        ReadOnlySpan<char> id = stream.AsSpan(task + 1);
        return id.Length > 0 && !id.ContainsAnyExcept(Digits) ? id.ToString() : null;
    }
}
