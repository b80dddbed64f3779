namespace StagingTools.Engine.Deployments.Images;

/// <summary>A command of docker. Holds no secret.</summary>
/// <param name="Name">The subcommand.</param>
/// <param name="Arguments">All words behind <c>docker</c>.</param>
internal sealed record DockerCommand(string Name, IReadOnlyList<string> Arguments)
{
    /// <summary>Signs in to a registry, with the password on standard input.</summary>
    public static DockerCommand Login(string registry, string user) =>
        new("login", ["login", "--username", user, "--password-stdin", registry]);

    /// <summary>Forgets a registry's password.</summary>
    public static DockerCommand Logout(string registry) => new("logout", ["logout", registry]);

    /// <summary>Builds an image under a name.</summary>
    public static DockerCommand Build(ImageBuild build, string platform, string image) => new(
        "build",
        [
            "build",
            "--platform", platform,
            "--tag", image,
            .. build.Dockerfile is { } file ? (string[])["--file", file] : [],
            // Without a value docker takes the variable's.
            .. build.Arguments.SelectMany(name => (string[])["--build-arg", name]),
            build.Folder,
        ]);

    /// <summary>Pushes an image.</summary>
    public static DockerCommand Push(string image) => new("push", ["push", image]);

    /// <inheritdoc/>
    public override string ToString() => $"docker {CommandWords.Show(Arguments)}";
}
