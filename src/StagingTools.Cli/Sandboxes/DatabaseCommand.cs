using System.CommandLine;
using StagingTools.Cli.Views;
using StagingTools.Sandbox;

namespace StagingTools.Cli.Sandboxes;

/// <summary><c>staging sandbox database INSTANCE</c>.</summary>
internal static class DatabaseCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="runner">Runs it.</param>
    public static Command Create(SandboxRunner runner)
    {
        Argument<string> instance = new("instance") { Description = "The RDS instance's identifier.", HelpName = "INSTANCE" };
        Option<string> database = new("--database")
        {
            Description = "The database's name.",
            HelpName = "text",
            DefaultValueFactory = _ => "app",
        };
        Option<string?> secret = new("--secret")
        {
            Description = "A secret that takes the database's address.",
            HelpName = "text",
        };
        Command command = new(
            "database", "Make an RDS instance with a database, such as a production to copy from. The JSON carries its address.")
        {
            instance, database, secret,
        };
        command.SetAction(runner.Action(
            async (parsed, state, _, token) => await SandboxController.CreateDatabaseAsync(
                state,
                new SandboxDatabaseRequest
                {
                    InstanceName = parsed.GetValue(instance)!,
                    DatabaseName = parsed.GetValue(database)!,
                    SecretName = parsed.GetValue(secret),
                },
                token),
            (_, made, output) => new Card()
                .Line("Instance", made.InstanceName)
                .Line("Server", FormattableString.Invariant($"{made.Host}:{made.Port}"))
                .Line("Database", made.DatabaseName)
                .Line("User", made.UserName)
                .Line("Secret", made.SecretArn)
                .Write(output)));
        return command;
    }
}
