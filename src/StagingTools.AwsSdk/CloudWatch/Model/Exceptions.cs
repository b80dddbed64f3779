using System.Net;
using Amazon.Protocols;
using Amazon.Runtime;

namespace Amazon.CloudWatch.Model;

public class InvalidNextTokenException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonCloudWatchException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public InvalidNextTokenException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class InvalidParameterValueException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonCloudWatchException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public InvalidParameterValueException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

[ErrorCode("MissingParameter")]
public class MissingRequiredParameterException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonCloudWatchException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public MissingRequiredParameterException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class InvalidParameterCombinationException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonCloudWatchException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public InvalidParameterCombinationException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

[ErrorCode("InternalServiceError")]
public class InternalServiceException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonCloudWatchException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public InternalServiceException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}
