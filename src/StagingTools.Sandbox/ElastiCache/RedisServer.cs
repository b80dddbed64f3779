using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using StagingTools.Sandbox.Hosting;
using StagingTools.Sandbox.Processes;

namespace StagingTools.Sandbox.ElastiCache;

/// <summary>The Redis server of one cache cluster.</summary>
internal sealed class RedisServer(SandboxContext context, string name, string folder, IPEndPoint endpoint)
{
    /// <summary>The commands that ElastiCache keeps to itself.</summary>
    /// <remarks>https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/SupportedCommands.html</remarks>
    private const string Restricted =
        "-acl -bgrewriteaof -bgsave -config -debug -migrate -module -psync -replicaof -save -shutdown -slaveof -sync";

    private const string AdminUser = "elasticache-admin";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(3);
    private readonly string _password = Convert.ToHexString(RandomNumberGenerator.GetBytes(24));
    private ChildProcess? _process;

    /// <summary>Where clients connect.</summary>
    public IPEndPoint Endpoint { get; } = endpoint;

    /// <summary>The server's process; null before its first start.</summary>
    public int? Pid => _process?.Pid;

    /// <summary>Whether the server process runs.</summary>
    public bool IsRunning => _process?.IsRunning == true;

    /// <summary>Starts the server and waits until it answers.</summary>
    /// <param name="program">redis-server.</param>
    /// <param name="maxMemory">Bytes for data, by the node type.</param>
    /// <param name="parameters">The parameter group's values that the server takes.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="SandboxException">It ended or did not answer in time.</exception>
    public async Task StartAsync(
        string program, long maxMemory, IReadOnlyDictionary<string, string> parameters, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        string configuration = Path.Combine(folder, "redis.conf");
        AtomicFile.Write(configuration, System.Text.Encoding.UTF8.GetBytes(Configuration(maxMemory, parameters)));
        string? last = null;
        _process = ChildProcess.Start(
            new ChildSpec
            {
                Name = $"redis {name}",
                Program = program,
                Arguments = [configuration],
                Environment = BaseEnvironment.Current(),
                WorkingDirectory = folder,
                OnLine = line => last = line,
            },
            context.Children,
            context.Identity.Id);
        for (var waited = TimeSpan.Zero; waited < s_patience; waited += TimeSpan.FromMilliseconds(25))
        {
            if (!_process.IsRunning) break;
            try
            {
                await RedisCommand.RunAsync(Endpoint, [["PING"]], cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (Exception notYet) when (notYet is IOException or System.Net.Sockets.SocketException)
            {
                await Task.Delay(25, cancellationToken).ConfigureAwait(false);
            }
        }

        throw new SandboxException($"The Redis server of '{name}' did not start: {last}");
    }

    /// <summary>Changes parameters of the running server.</summary>
    public Task ConfigureAsync(IReadOnlyDictionary<string, string> parameters, CancellationToken cancellationToken) =>
        RedisCommand.RunAsync(
            Endpoint,
            [
                ["AUTH", AdminUser, _password],
                .. parameters.Select(parameter => new[] { "CONFIG", "SET", parameter.Key, parameter.Value }),
            ],
            cancellationToken);

    /// <summary>What the server tells of itself, by name.</summary>
    /// <remarks>https://redis.io/docs/latest/commands/info/</remarks>
    public async Task<IReadOnlyDictionary<string, string>> InfoAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<string> answers = await RedisCommand
            .RunAsync(Endpoint, [["AUTH", AdminUser, _password], ["INFO"]], cancellationToken).ConfigureAwait(false);
        return answers[1].Split("\r\n").Select(line => line.Split(':', 2)).Where(pair => pair.Length == 2)
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
    }

    /// <summary>Ends the server; what it held is lost.</summary>
    public async Task StopAsync()
    {
        if (_process is not null) await _process.StopAsync(s_grace).ConfigureAwait(false);
    }

    /// <summary>Removes the server's files.</summary>
    public void Delete()
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    private string Configuration(long maxMemory, IReadOnlyDictionary<string, string> parameters) =>
        string.Join(
            '\n',
            [
                .. parameters.Select(parameter => $"{parameter.Key} \"{parameter.Value}\""),
                $"bind {Endpoint.Address}",
                string.Create(CultureInfo.InvariantCulture, $"port {Endpoint.Port}"),
                string.Create(CultureInfo.InvariantCulture, $"maxmemory {maxMemory}"),
                "protected-mode no",
                "save \"\"",
                "appendonly no",
                "daemonize no",
                $"dir \"{folder}\"",
                $"user default on nopass ~* &* +@all {Restricted}",
                $"user {AdminUser} on >{_password} ~* &* +@all",
                "",
            ]);
}
