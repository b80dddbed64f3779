namespace StagingTools.Sandbox.Tests.Environments;

/// <summary>
/// A program in the place of AWS's session-manager-plugin: it reads what the real one is given, and carries the bytes itself, from the port of
/// this machine to the host of the session, where the real one would go through an instance.
/// </summary>
internal static class StandInPlugin
{
    private const string Program =
        """
        #!/usr/bin/env python3
        import json, os, socket, sys, threading
        here = os.path.dirname(os.path.abspath(__file__))
        if sys.argv[1:] == ["--version"]:
            print("1.2.707.0")
            sys.exit(0)
        with open(os.path.join(here, "arguments"), "w") as file:
            file.write("\n".join(sys.argv[1:]))
        response = json.loads(os.environ[sys.argv[1]])
        parameters = json.loads(sys.argv[5])["Parameters"]
        assert response["TokenValue"] and response["StreamUrl"].startswith("wss://")
        server = socket.create_server(("127.0.0.1", int(parameters["localPortNumber"][0])))
        print("Starting session with SessionId: " + response["SessionId"], flush=True)
        print("Waiting for connections...", flush=True)
        def carry(one, other):
            try:
                while data := one.recv(65536):
                    other.sendall(data)
            except OSError:
                pass
            finally:
                other.close()
        while True:
            client, _ = server.accept()
            target = socket.create_connection((parameters["host"][0], int(parameters["portNumber"][0])))
            for pair in ((client, target), (target, client)):
                threading.Thread(target=carry, args=pair, daemon=True).start()
        """;

    /// <summary>Writes the program.</summary>
    /// <returns>Its folder, to be put on PATH; what it was started with is written to the file <c>arguments</c> there.</returns>
    public static string Make()
    {
        string folder = Directory.CreateTempSubdirectory("stagingtools-plugin-").FullName;
        string path = Path.Combine(folder, "session-manager-plugin");
        File.WriteAllText(path, Program);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return folder;
    }
}
