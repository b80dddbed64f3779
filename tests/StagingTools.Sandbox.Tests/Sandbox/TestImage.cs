using System.Text.Json;

namespace StagingTools.Sandbox.Tests.Sandbox;

/// <summary>Folders that are images: small shell and Python programs.</summary>
internal static class TestImage
{
    /// <summary>A web server that answers with a text, says so in its log, and ends at SIGTERM.</summary>
    /// <param name="text">What it answers.</param>
    /// <param name="startsAfter">Seconds after its start that it begins to listen.</param>
    public static string Web(string text, int startsAfter = 0) => Make(
        ["python3", "-u", "app.py"],
        ("app.py",
            $$"""
            import http.server, os, signal, sys, time
            signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
            class Handler(http.server.BaseHTTPRequestHandler):
                def do_GET(self):
                    body = ("{{text}} " + os.environ.get("GREETING", "")).encode()
                    self.send_response(200)
                    self.send_header("Content-Length", str(len(body)))
                    self.end_headers()
                    self.wfile.write(body)
                def log_message(self, *_):
                    pass
            time.sleep({{startsAfter}})
            print("listening, version {{text}}")
            http.server.HTTPServer(("127.0.0.1", int(os.environ["PORT"])), Handler).serve_forever()
            """));

    /// <summary>A program that says why and ends.</summary>
    public static string Crashing(int exitCode) => Make(
        ["/bin/sh", "run.sh"], ("run.sh", $"echo \"fatal: no such table\" >&2\nexit {exitCode}\n"));

    /// <summary>A program that prints its environment's variable.</summary>
    public static string Printing(string variable) =>
        Make(["/bin/sh", "-c", $"echo \"{variable}=${variable}\""]);

    /// <summary>A folder with a command and files.</summary>
    public static string Make(string[] command, params (string Name, string Content)[] files)
    {
        string folder = Directory.CreateTempSubdirectory("stagingtools-image-").FullName;
        File.WriteAllText(Path.Combine(folder, "sandbox-image.json"), JsonSerializer.Serialize(new { command }));
        foreach ((string name, string content) in files) File.WriteAllText(Path.Combine(folder, name), content);
        return folder;
    }
}
