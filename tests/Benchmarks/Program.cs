using StagingTools.Benchmarks.DataSync;

// dotnet run --project tests/Benchmarks -c Release -- [--rounds N] [--memory] [--write FILE]
int rounds = 3;
bool memory = false;
string? file = null;
for (int i = 0; i < args.Length; i++)
{
    switch (args[i])
    {
        case "--rounds" when i + 1 < args.Length && int.TryParse(args[i + 1], out rounds) && rounds > 0:
            i++;
            break;
        case "--memory":
            memory = true;
            break;
        case "--write" when i + 1 < args.Length:
            file = Path.GetFullPath(args[++i]);
            break;
        default:
            Console.Error.WriteLine($"Unknown argument '{args[i]}'. Known are --rounds N, --memory and --write FILE.");
            return 2;
    }
}

await using Servers servers = await Servers.StartAsync();
string report = await new Comparison(servers, rounds, memory).RunAsync();
Console.WriteLine(report);
if (file is not null)
    await File.WriteAllTextAsync(file, report);
return 0;
