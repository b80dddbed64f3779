using StagingTools.Benchmarks.DataSync;
using StagingTools.Benchmarks.Environments;
using StagingTools.Benchmarks.Logs;

// dotnet run --project tests/Benchmarks -c Release -- [environments | logs] [--rounds N] [--memory] [--events N] [--seconds N] [--write FILE]
int rounds = 3;
bool memory = false;
bool environments = false;
bool logs = false;
int events = 1_000_000;
int seconds = 120;
string? file = null;
for (int i = 0; i < args.Length; i++)
{
    switch (args[i])
    {
        case "--rounds" when i + 1 < args.Length && int.TryParse(args[i + 1], out rounds) && rounds > 0:
            i++;
            break;
        case "environments" when i == 0:
            environments = true;
            break;
        case "logs" when i == 0:
            logs = true;
            break;
        case "--events" when logs && i + 1 < args.Length && int.TryParse(args[i + 1], out events) && events > 0:
            i++;
            break;
        case "--seconds" when logs && i + 1 < args.Length && int.TryParse(args[i + 1], out seconds) && seconds >= 0:
            i++;
            break;
        case "--memory":
            memory = true;
            break;
        case "--write" when i + 1 < args.Length:
            file = Path.GetFullPath(args[++i]);
            break;
        default:
            Console.Error.WriteLine($"Unknown argument '{args[i]}'. Known are environments or logs (the first one), --rounds N, --memory, --write FILE, and for logs --events N and --seconds N.");
            return 2;
    }
}

string report;
if (environments)
{
    report = await new EnvironmentComparison(rounds).RunAsync();
}
else if (logs)
{
    report = await new LogComparison(rounds, events, seconds).RunAsync();
}
else
{
    await using Servers servers = await Servers.StartAsync();
    report = await new Comparison(servers, rounds, memory).RunAsync();
}

Console.WriteLine(report);
if (file is not null)
    await File.WriteAllTextAsync(file, report);
return 0;
