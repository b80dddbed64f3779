using StagingTools.Cli;
using StagingTools.Cli.Terminals;

using Interruption interruption = new();
using Terminal terminal = Terminal.OfProcess();
int exitCode = await new CommandLine(terminal).RunAsync(args, interruption.Token);
return exitCode == ExitCodes.Interrupted ? interruption.ExitCode : exitCode;
