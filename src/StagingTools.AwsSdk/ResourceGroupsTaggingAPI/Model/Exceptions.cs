using System.Net;
using Amazon.Runtime;

namespace Amazon.ResourceGroupsTaggingAPI.Model;

public class InvalidParameterException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonResourceGroupsTaggingAPIException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public InvalidParameterException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class ThrottledException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonResourceGroupsTaggingAPIException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public ThrottledException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class InternalServiceException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonResourceGroupsTaggingAPIException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public InternalServiceException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}

public class PaginationTokenExpiredException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonResourceGroupsTaggingAPIException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public PaginationTokenExpiredException(string message)
        : this(message, null, ErrorType.Unknown, null, null, default)
    {
    }
}
