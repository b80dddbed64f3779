using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace StagingTools.Sandbox.ElastiCache;

/// <summary>Sends a few commands to a Redis server and expects simple answers (RESP2).</summary>
/// <remarks>https://redis.io/docs/latest/develop/reference/protocol-spec/</remarks>
internal static class RedisCommand
{
    /// <summary>Runs commands over one connection.</summary>
    /// <returns>The first line of each answer, or the text itself where an answer is one.</returns>
    /// <exception cref="SocketException">Nobody listens.</exception>
    /// <exception cref="IOException">The connection ended, or the server answered with an error.</exception>
    public static async Task<IReadOnlyList<string>> RunAsync(
        IPEndPoint endpoint, IEnumerable<IReadOnlyList<string>> commands, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(endpoint, cancellationToken).ConfigureAwait(false);
        NetworkStream stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var answers = new List<string>();
        foreach (IReadOnlyList<string> command in commands)
        {
            await stream.WriteAsync(Encode(command), cancellationToken).ConfigureAwait(false);
            string answer = await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false)
                ?? throw new IOException("The Redis server closed the connection.");
            if (answer.StartsWith('-')) throw new IOException($"{command[0]}: {answer[1..]}");
            // A text is ASCII wherever one is asked for here, so that its bytes are as many as its characters.
            answers.Add(answer.StartsWith('$') && int.Parse(answer.AsSpan(1), CultureInfo.InvariantCulture) is >= 0 and var length
                ? await TextAsync(reader, length, cancellationToken).ConfigureAwait(false)
                : answer);
        }

        return answers;
    }

    private static async Task<string> TextAsync(StreamReader reader, int length, CancellationToken cancellationToken)
    {
        // With the end of the line behind it.
        char[] text = new char[length + 2];
        int read = await reader.ReadBlockAsync(text, cancellationToken).ConfigureAwait(false);
        return read == text.Length ? new string(text, 0, length) : throw new IOException("The Redis server closed the connection.");
    }

    private static byte[] Encode(IReadOnlyList<string> command)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"*{command.Count}\r\n");
        foreach (string part in command)
        {
            text.Append(CultureInfo.InvariantCulture, $"${Encoding.UTF8.GetByteCount(part)}\r\n{part}\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
