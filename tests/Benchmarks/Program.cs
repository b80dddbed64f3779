using StagingTools.Benchmarks.DataSync;
using StagingTools.Benchmarks.Environments;

// dotnet run --project tests/Benchmarks -c Release -- [environments] [--rounds N] [--memory] [--write FILE]
int rounds = 3;
bool memory = false;
bool environments = false;
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
        case "--memory":
            memory = true;
            break;
        case "--write" when i + 1 < args.Length:
            file = Path.GetFullPath(args[++i]);
            break;
        default:
            Console.Error.WriteLine($"Unknown argument '{args[i]}'. Known are environments (the first one), --rounds N, --memory and --write FILE.");
            return 2;
    }
}

string report;
if (environments)
{
    report = await new EnvironmentComparison(rounds).RunAsync();
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
