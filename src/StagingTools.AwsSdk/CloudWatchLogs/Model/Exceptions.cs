using System.Net;
using Amazon.Runtime;

namespace Amazon.CloudWatchLogs.Model;

public class InvalidParameterException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonCloudWatchLogsException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public InvalidParameterException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class ResourceAlreadyExistsException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonCloudWatchLogsException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public ResourceAlreadyExistsException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class LimitExceededException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonCloudWatchLogsException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public LimitExceededException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class OperationAbortedException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonCloudWatchLogsException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public OperationAbortedException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class ServiceUnavailableException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonCloudWatchLogsException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public ServiceUnavailableException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class ResourceNotFoundException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonCloudWatchLogsException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public ResourceNotFoundException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class ValidationException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonCloudWatchLogsException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public ValidationException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class InvalidSequenceTokenException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonCloudWatchLogsException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public InvalidSequenceTokenException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }

    public string? ExpectedSequenceToken { get; set; }
}

public class DataAlreadyAcceptedException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonCloudWatchLogsException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public DataAlreadyAcceptedException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }

    public string? ExpectedSequenceToken { get; set; }
}

public class UnrecognizedClientException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonCloudWatchLogsException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public UnrecognizedClientException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}
