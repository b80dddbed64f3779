using StagingTools.Engine;
using StagingTools.Engine.Hosting;
using StagingTools.Guardian;

// Lambda starts this once a sandbox and then hands it one event after the other.
string? api = Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API");
if (string.IsNullOrEmpty(api))
{
    Console.Error.WriteLine("AWS_LAMBDA_RUNTIME_API is not set: this program runs as a Lambda function on provided.al2023.");
    return 2;
}

IHost host = new LogHost(Console.Out);
var watch = new IdleWatch(StagingContext.FromProcess("/tmp"));
using var runtime = new LambdaRuntime(new Uri($"http://{api}/2018-06-01/runtime/"), new SocketsHttpHandler());
await runtime.RunAsync(token => watch.RunAsync(host, token), CancellationToken.None);
return 0;
