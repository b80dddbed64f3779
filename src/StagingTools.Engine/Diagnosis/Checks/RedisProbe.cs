using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace StagingTools.Engine.Diagnosis.Checks;

/// <summary>Says PING to a Redis, and asks how much of its memory is used.</summary>
/// <remarks>https://redis.io/docs/latest/develop/reference/protocol-spec/</remarks>
internal static class RedisProbe
{
    private const int DefaultPort = 6379;
    private const int LongestAnswer = 64 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>The port of an address.</summary>
    public static int PortOf(Uri address) => address.Port > 0 ? address.Port : DefaultPort;

    /// <summary>Asks.</summary>
    /// <param name="address"><c>redis://</c> or <c>rediss://</c>, with a login where there is one.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How much memory is used.</returns>
    /// <exception cref="RedisProbeException">It does not answer, or refuses.</exception>
    public static async Task<string> RunAsync(Uri address, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(address.Host, PortOf(address), patience.Token);
            await using Stream stream = await SecureAsync(client.GetStream(), address, patience.Token);
            string[] login = address.UserInfo.Split(':', 2);
            if (login is [_, var password])
                await AskAsync(stream, login[0].Length == 0 ? ["AUTH", Uri.UnescapeDataString(password)] : ["AUTH", Uri.UnescapeDataString(login[0]), Uri.UnescapeDataString(password)], patience.Token);
            string pong = await AskAsync(stream, ["PING"], patience.Token);
            if (pong != "PONG")
                throw new RedisProbeException("something else than a Redis answers.");
            return Memory(await AskAsync(stream, ["INFO", "memory"], patience.Token));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new RedisProbeException($"no answer within {Patience.TotalSeconds:0} seconds.");
        }
        catch (Exception failure) when (failure is SocketException or IOException or AuthenticationException)
        {
            throw new RedisProbeException(failure.Message);
        }
    }

    private static async Task<Stream> SecureAsync(NetworkStream plain, Uri address, CancellationToken cancellationToken)
    {
        if (address.Scheme != "rediss")
            return plain;

        var secured = new SslStream(plain);
        await secured.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = address.Host }, cancellationToken);
        return secured;
    }

    private static async Task<string> AskAsync(Stream stream, string[] words, CancellationToken cancellationToken)
    {
        var command = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"*{words.Length}\r\n"));
        foreach (string word in words)
            command.Append(CultureInfo.InvariantCulture, $"${Encoding.UTF8.GetByteCount(word)}\r\n{word}\r\n");
        await stream.WriteAsync(Encoding.UTF8.GetBytes(command.ToString()), cancellationToken);

        string line = await ReadLineAsync(stream, cancellationToken);
        switch (line)
        {
            case ['+', .. var simple]:
                return simple;
            case ['-', .. var error]:
                // NOAUTH, WRONGPASS and the like; what follows the first word may repeat the command.
                throw new RedisProbeException($"it refuses {words[0]} ({error.Split(' ')[0]}).");
            case ['$', .. var length] when int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out int bytes) && bytes <= LongestAnswer:
                byte[] body = new byte[bytes + 2];
                await stream.ReadExactlyAsync(body, cancellationToken);
                return Encoding.UTF8.GetString(body, 0, bytes);
            default:
                throw new RedisProbeException("something else than a Redis answers.");
        }
    }

    private static async Task<string> ReadLineAsync(Stream stream, CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        byte[] one = new byte[1];
        while (line.Length < LongestAnswer)
        {
            await stream.ReadExactlyAsync(one, cancellationToken);
            if (one[0] == '\n')
                break;
            if (one[0] != '\r')
                line.Append((char)one[0]);
        }

        return line.ToString();
    }

    private static string Memory(string info)
    {
        Dictionary<string, string> facts = info.Split('\n')
            .Select(line => line.Trim().Split(':', 2))
            .Where(pair => pair.Length == 2)
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        string most = facts.GetValueOrDefault("maxmemory_human", "0B");
        return $"{facts.GetValueOrDefault("used_memory_human", "unknown")} of {(most == "0B" ? "unlimited" : most)} memory used";
    }
}
