using System.Diagnostics;

namespace SampleApp;

/// <summary>One line a request, without its query: that may hold what is nobody's business.</summary>
internal sealed class RequestLog(RequestDelegate next, ILogger<RequestLog> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        long start = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        catch (Exception problem) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            logger.LogError(
                "{Method} {Path} failed: {Problem}", context.Request.Method, context.Request.Path, problem.GetType().Name);
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }

        logger.LogInformation(
            "{Method} {Path} {Status} {Milliseconds} ms",
            context.Request.Method,
            context.Request.Path,
            context.Response.StatusCode,
            (long)Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }
}
