using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using Amazon.S3.Model;
using Npgsql;
using StagingTools.Engine;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Environments;
using StagingTools.Sandbox.Tests.Sandbox;

namespace StagingTools.Sandbox.Tests.Environments;

/// <summary>
/// A whole life of an environment by the command line, at its most talkative. Then every value that ever was a secret is looked for in
/// all that it said, in the arguments of every process meanwhile, in every file that it wrote, in its plans, and in every version of the state.
/// </summary>
public sealed class SecretSearchTests : LongEnvironmentSuite
{
    private const string Rules =
        """
        version: 1
        tables:
          public.users:
            columns:
              id: keep
              email: email
        """;

    private readonly StringBuilder said = new();

    [Fact]
    public async Task No_secret_is_found_anywhere()
    {
        StagingContext context = Workshop.Context();
        SandboxDatabaseResult production = await SandboxController.CreateDatabaseAsync(
            Workshop.Info.StateDirectory,
            new SandboxDatabaseRequest { InstanceName = "shop-production-db", DatabaseName = "shop", SecretName = "shop/production/database-url" },
            Token);
        await FillAsync(production);
        await File.WriteAllTextAsync(Path.Combine(Workshop.WorkingDirectory, "sanitization.yaml"), Rules, Token);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var watch = new Watch(Workshop.WorkingDirectory);
        Task watching = Task.Run(() => watch.RunAsync(ending.Token), Token);

        await RunAsync(context, "plan");
        await RunAsync(context, "new", "--force");
        var secrets = new HashSet<string>(await ValuesAsync(context), StringComparer.Ordinal) { production.Password };
        await SandboxController.PushImageAsync(
            Workshop.Info.StateDirectory, "shop-staging", "1.0.0", TestImage.Web("hello"), cancellationToken: Token);
        await RunAsync(context, "sync", "--force");
        await RunAsync(context, "publish", "--image-tag", "1.0.0", "--force");
        await RunAsync(context, "rotate", "--force");
        await RunAsync(context, "secret");
        await RunAsync(context, "get", "--drift");
        await RunAsync(context, "logs");
        await RunAsync(context, "cost");
        await RunAsync(context, "snapshot", "create", "--force");
        secrets.UnionWith(await ValuesAsync(context));
        IReadOnlyList<(string Key, string Text)> states = await StatesAsync(context);
        await RunAsync(context, "remove", "--force");
        await ending.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watching);

        // Old and new password, old and new token, the masking key, production's password.
        Assert.True(secrets.Count >= 6, $"only {secrets.Count} secrets were there to be looked for");
        Assert.True(states.Count >= 1 && watch.Plans.Count >= 2 && watch.CommandLines.Count > 20);
        foreach (string secret in secrets.SelectMany(secret => (string[])[secret, Uri.EscapeDataString(secret)]).Distinct())
        {
            AssertAbsent(secret, "what it said", said.ToString());
            foreach (string line in watch.CommandLines.Keys)
                AssertAbsent(secret, "the arguments of a process", line);
            foreach ((string name, string text) in watch.Plans)
                AssertAbsent(secret, name, text);
            foreach ((string key, string text) in states)
                AssertAbsent(secret, key, text);
            foreach (string file in Workshop.Files())
                AssertAbsent(secret, file, await File.ReadAllTextAsync(Path.Combine(Workshop.WorkingDirectory, file), Encoding.Latin1, Token));
        }
    }

    private static void AssertAbsent(string secret, string place, string text) =>
        Assert.False(text.Contains(secret, StringComparison.Ordinal), $"a secret stands in {place}");

    private static async Task FillAsync(SandboxDatabaseResult production)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder
        {
            Host = production.Host,
            Port = production.Port,
            Database = production.DatabaseName,
            Username = production.UserName,
            Password = production.Password,
            SslMode = SslMode.Require,
        }.ConnectionString);
        await connection.OpenAsync(Token);
        await using var command = new NpgsqlCommand(
            "create table users (id int primary key, email text not null); "
            + "insert into users select i, 'person' || i || '@example.net' from generate_series(1, 100) i",
            connection);
        await command.ExecuteNonQueryAsync(Token);
    }

    private async Task RunAsync(StagingContext context, params string[] arguments)
    {
        using StagingRun run = StagingRun.Start(context, [.. arguments, "--project", Project, "--verbose"]);
        await run.WaitAsync(Token);
        Assert.True(run.ExitCode == 0, $"{arguments[0]}: exit code {run.ExitCode}: {run.Output}");
        said.AppendLine(run.Output);
    }

    // Every version of every secret; of a URL its password alone.
    private static async Task<IReadOnlyList<string>> ValuesAsync(StagingContext context)
    {
        using AwsSession session = AwsSession.Open(context, new GetEnvironmentRequest { Project = Project });
        var values = new List<string>();
        foreach (var secret in (await session.SecretsManager.ListSecretsAsync(new(), Token)).SecretList ?? [])
        {
            if (secret.Name!.EndsWith("/redis-url", StringComparison.Ordinal))
                continue;
            var described = await session.SecretsManager.DescribeSecretAsync(new() { SecretId = secret.Name }, Token);
            foreach (string version in described.VersionIdsToStages!.Keys)
            {
                string value = (await session.SecretsManager.GetSecretValueAsync(
                    new() { SecretId = secret.Name, VersionId = version }, Token)).SecretString!;
                values.Add(value.StartsWith("postgresql://", StringComparison.Ordinal)
                    ? Uri.UnescapeDataString(new Uri(value).UserInfo.Split(':')[1])
                    : value);
            }
        }

        return values;
    }

    private static async Task<IReadOnlyList<(string Key, string Text)>> StatesAsync(StagingContext context)
    {
        using AwsSession session = AwsSession.Open(context, new GetEnvironmentRequest { Project = Project });
        string bucket = await BucketAsync(session);
        ListVersionsResponse versions = await session.S3.ListVersionsAsync(new ListVersionsRequest { BucketName = bucket }, Token);
        var texts = new List<(string, string)>();
        foreach (S3ObjectVersion version in (versions.Versions ?? []).Where(version => version.IsDeleteMarker != true))
        {
            using GetObjectResponse found = await session.S3.GetObjectAsync(
                new GetObjectRequest { BucketName = bucket, Key = version.Key, VersionId = version.VersionId }, Token);
            using var reader = new StreamReader(found.ResponseStream);
            texts.Add(($"{version.Key} ({version.VersionId})", await reader.ReadToEndAsync(Token)));
        }

        return texts;
    }

    /// <summary>Sees what lives only for moments: the arguments of processes, and plans.</summary>
    private sealed class Watch(string folder)
    {
        public ConcurrentDictionary<string, bool> CommandLines { get; } = new(StringComparer.Ordinal);

        public ConcurrentDictionary<string, string> Plans { get; } = new(StringComparer.Ordinal);

        public async Task RunAsync(CancellationToken cancellationToken)
        {
            while (true)
            {
                foreach (string process in Directory.EnumerateDirectories("/proc").Where(path => char.IsAsciiDigit(path[^1])))
                    Try(() => CommandLines.TryAdd(File.ReadAllText($"{process}/cmdline").Replace('\0', ' '), true));
                foreach (string temporary in Directory.EnumerateDirectories(Path.GetTempPath(), "stagingtools-*").Prepend(folder))
                    Try(() =>
                    {
                        foreach (string plan in Directory.EnumerateFiles(temporary, "*.tfplan", SearchOption.AllDirectories))
                            Keep(plan);
                    });
                await Task.Delay(20, cancellationToken);
            }
        }

        private void Keep(string plan) => Try(() =>
        {
            string name = $"{plan} of {File.GetLastWriteTimeUtc(plan):O}";
            if (Plans.ContainsKey(name))
                return;
            using ZipArchive archive = ZipFile.OpenRead(plan);
            var text = new StringBuilder();
            foreach (ZipArchiveEntry entry in archive.Entries)
            {
                using var reader = new StreamReader(entry.Open(), Encoding.Latin1);
                text.AppendLine(reader.ReadToEnd());
            }

            Plans[name] = text.ToString();
        });

        // What is gone or half-written is seen next time, or was never there.
        private static void Try(Action look)
        {
            try
            {
                look();
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException or InvalidDataException)
            {
            }
        }
    }
}
